package dev.densescope.ui.run;

import dev.densescope.data.SkippedImages;
import dev.densescope.memory.ByteText;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.report.NumberText;
import dev.densescope.ui.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures of a run as people read them, in the user's locale. */
final class RunText {
    private static final int MOST_SKIPPED = 20;
    private static final String NONE = "–";

    private RunText() {}

    /** Three significant digits with a unit; a dash for 0, which stands for unknown. */
    static String bytes(long bytes) {
        return bytes == 0 ? NONE : ByteText.of(bytes, locale());
    }

    static String exactBytes(long bytes) {
        return ByteText.exact(bytes, locale());
    }

    /** Milliseconds; a dash for 0, which stands for not timed. */
    static String millis(long nanos) {
        return nanos == 0 ? NONE : millis(nanos / 1e6);
    }

    static String millis(double millis) {
        String format = millis >= 99.95 ? "%,.0f ms" : millis >= 9.995 ? "%.1f ms" : "%.2f ms";
        return String.format(locale(), format, millis);
    }

    static String imagesPerSecond(double rate) {
        String format = rate >= 99.95 ? "%,.0f" : "%.1f";
        return rate == 0 ? NONE : Messages.text("run.imagesPerSecond", String.format(locale(), format, rate));
    }

    static String decimals(double value, int decimals) {
        return Double.isFinite(value) ? String.format(locale(), "%,." + decimals + "f", value) : NONE;
    }

    /** Four decimals, or four significant digits where it is small; a dash for what is not known. */
    static String loss(double loss) {
        return NumberText.shortLoss(loss, locale());
    }

    /** At most three significant digits. */
    static String learningRate(double rate) {
        DecimalFormat format = new DecimalFormat("0.##########", DecimalFormatSymbols.getInstance(locale()));
        return format.format(BigDecimal.valueOf(rate).round(new MathContext(3)));
    }

    /** Percent of images; a dash where it is not known. */
    static String accuracy(float share) {
        return Float.isNaN(share) ? NONE : percent(share);
    }

    static String left(Duration left) {
        long seconds = Math.max(0, Math.round(left.toMillis() / 1000.0));
        if (seconds < 60) {
            return Messages.text("run.leftSeconds", seconds);
        }
        return seconds < 3600
                ? Messages.text("run.leftMinutes", seconds / 60, String.format(Locale.ROOT, "%02d", seconds % 60))
                : Messages.text("run.leftHours", seconds / 3600, String.format(Locale.ROOT, "%02d", seconds / 60 % 60));
    }

    /** Whole percent, or one decimal below ten. */
    static String percent(double fraction) {
        double percent = fraction * 100;
        return String.format(locale(), percent < 9.95 ? "%.1f" : "%.0f", percent) + "\u00a0%";
    }

    /** Where a file is, with {@code ~} for the user's home. */
    static String place(Path file, Path home) {
        return file.startsWith(home)
                ? Path.of("~").resolve(home.relativize(file)).toString()
                : file.toString();
    }

    /** A plan, and where what it shares lies if that is not as usual. */
    static String plan(StoragePlan plan) {
        return plan.sharesPerBlock() && !plan.isBaseline() ? Messages.text("run.perBlock", plan.id()) : plan.id();
    }

    /** The first files of images that could not be used, a line each. */
    static String skipped(SkippedImages images) {
        String lines = images.listed().stream()
                .limit(MOST_SKIPPED)
                .map(image -> Messages.text("run.skippedFile", image.file(), image.reason()))
                .collect(Collectors.joining("\n"));
        int others = images.count() - Math.min(MOST_SKIPPED, images.listed().size());
        return others == 0 ? lines : lines + "\n" + Messages.text("run.skippedOthers", others);
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }
}
