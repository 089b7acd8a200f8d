package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.plan.cost.Roofline;
import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.costs.CostsHistory;
import dev.densescope.session.costs.DeviceCosts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of plans, and where they come from as one line of text. */
final class CostsText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    private CostsText() {}

    static String of(DeviceCosts costs) {
        if (costs.source() == DeviceCosts.Source.ROOFLINE) {
            String name = costs.device().name();
            return PlainText.line("times for %s, roofline: rough estimates, its specifications at %s to %s efficiency"
                            .formatted(
                                    name,
                                    QuantityText.PLAIN.percent(Roofline.MOST_EFFICIENCY),
                                    QuantityText.PLAIN.percent(Roofline.LEAST_EFFICIENCY)))
                    + "\nbytes for device cuda"
                    + unsupported(name);
        }
        return PlainText.line("times for %s, %s%s: estimates"
                .formatted(costs.device().name(), costs.source().id(), history(costs.history())));
    }

    private static String unsupported(String name) {
        return KnownGpu.ofName(name)
                .filter(gpu -> !gpu.isSupported())
                .map(gpu -> ", which does not run on this GPU: its compute capability is %s, and %s is needed"
                        .formatted(gpu.capability(), KnownGpu.leastCapability()))
                .orElse("");
    }

    /** Milliseconds of a step, as a range where only a range is known. */
    static String millis(double nanos, TimeRange range) {
        return range.isNone()
                ? QuantityText.PLAIN.decimals(nanos / 1e6, 1)
                : QuantityText.PLAIN.significant(nanos * range.least() / 1e6)
                        + " to "
                        + QuantityText.PLAIN.significant(nanos * range.most() / 1e6);
    }

    private static String history(CostsHistory history) {
        String date = history.calibrated()
                .map(instant -> " on " + DATE.format(instant.atZone(ZoneId.systemDefault())))
                .orElse("");
        return switch (history.runs()) {
            case 0 -> date;
            case 1 -> date + ", refined by 1 run";
            default -> date + ", refined by %d runs".formatted(history.runs());
        };
    }
}
