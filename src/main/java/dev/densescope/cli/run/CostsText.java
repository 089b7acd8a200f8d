package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.session.costs.CostsHistory;
import dev.densescope.session.costs.DeviceCosts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where times of plans come from, as one line of text. */
final class CostsText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    private CostsText() {}

    static String of(DeviceCosts costs) {
        return PlainText.line("times for %s, %s%s: estimates"
                .formatted(costs.device().name(), costs.source().id(), history(costs.history())));
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
