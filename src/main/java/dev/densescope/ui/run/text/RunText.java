package dev.densescope.ui.run.text;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.EvaluationKind;
import dev.densescope.data.SkippedImages;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.PlanName;
import dev.densescope.ui.DateText;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats the numbers of a run in the user's locale. */
public final class RunText {
    private static final int MAX_SKIPPED = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NONE = "–";

    private RunText() {}

    /** Bytes with three significant digits and a unit; a dash for 0, which means unknown. */
    public static String bytes(long bytes) {
        return bytes == 0 ? NONE : QuantityText.window().bytes(bytes);
    }

    /** Exact bytes. */
    public static String exactBytes(long bytes) {
        return QuantityText.window().exactBytes(bytes);
    }

    /** Milliseconds; a dash for 0, which stands for not timed. */
    public static String millis(long nanos) {
        return nanos == 0 ? NONE : QuantityText.window().duration(nanos);
    }

    /** A duration, given in milliseconds. */
    public static String millis(double millis) {
        return QuantityText.window().duration(Math.round(millis * NANOS_PER_MILLI));
    }

    /** Images a second; a dash for 0, which stands for not timed. */
    public static String imagesPerSecond(double rate) {
        return rate == 0
                ? NONE
                : Messages.text("run.imagesPerSecond", QuantityText.window().significant(rate));
    }

    /** A number with the given number of decimals. */
    public static String decimals(double value, int decimals) {
        return QuantityText.window().decimals(value, decimals);
    }

    /** A loss with four decimals, or four significant digits if it is small; a dash if unknown. */
    public static String loss(double loss) {
        return QuantityText.window().loss(loss);
    }

    /** At most three significant digits. */
    public static String learningRate(double rate) {
        return QuantityText.window().rate(rate);
    }

    /** An accuracy in percent; a dash if unknown. */
    public static String accuracy(float share) {
        return Float.isNaN(share) ? NONE : QuantityText.window().accuracy(share);
    }

    /** When a run has started. */
    public static String started(Instant at) {
        return DateText.dayAndMinute().format(at.atZone(ZoneId.systemDefault()));
    }

    /** The remaining time of a run. */
    public static String left(Duration left) {
        long seconds = Math.max(0, Math.round(left.toMillis() / 1000.0));
        if (seconds < 60) {
            return Messages.text("run.leftSeconds", seconds);
        }
        return seconds < 3600
                ? Messages.text("run.leftMinutes", seconds / 60, String.format(Locale.ROOT, "%02d", seconds % 60))
                : Messages.text("run.leftHours", seconds / 3600, String.format(Locale.ROOT, "%02d", seconds / 60 % 60));
    }

    /** Whole percent, or one decimal below ten. */
    public static String percent(double fraction) {
        return QuantityText.window().percent(fraction);
    }

    /** The path of a file, with {@code ~} for the user's home. */
    public static String place(Path file, Path home) {
        return file.startsWith(home)
                ? Path.of("~").resolve(home.relativize(file)).toString()
                : file.toString();
    }

    /** The name of a plan, with its scope if that is not the default. */
    public static String plan(StoragePlan plan) {
        return plan.sharesPerBlock() && !plan.isBaseline() ? Messages.text("run.perBlock", plan.id()) : plan.id();
    }

    /** @param reservedBytes of a run with the plan, by which it is named if it has a decision for each layer; 0 if unknown */
    public static String plan(StoragePlan plan, long reservedBytes) {
        return PlanName.of(plan(plan), plan, reservedBytes, QuantityText.window());
    }

    /** The kind of the evaluation images of a run, such as test images, if it is known. */
    public static String evaluationImages(Optional<DatasetSummary> dataset) {
        EvaluationKind kind = dataset.flatMap(DatasetSummary::evaluation)
                .map(EvaluationKind::of)
                .orElse(EvaluationKind.OTHER);
        return switch (kind) {
            case HELD_OUT -> Messages.text("run.images.heldOut");
            case VALIDATION -> Messages.text("run.images.validation");
            case TEST -> Messages.text("run.images.test");
            case OTHER -> Messages.text("run.images.evaluation");
        };
    }

    /** The first skipped image files, one per line. */
    public static String skipped(SkippedImages images) {
        String lines = images.listed().stream()
                .limit(MAX_SKIPPED)
                .map(image -> Messages.text(
                        "run.skippedFile", image.file(), image.reason().inThisProcess()))
                .collect(Collectors.joining("\n"));
        int others = images.count() - Math.min(MAX_SKIPPED, images.listed().size());
        return others == 0 ? lines : lines + "\n" + Messages.text("run.skippedOthers", others);
    }
}
