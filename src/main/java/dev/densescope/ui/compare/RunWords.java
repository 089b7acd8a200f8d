package dev.densescope.ui.compare;

import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.RunOrigin;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.DateText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.FoundRun;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run in words.
 *
 * @param zone of times
 */
record RunWords(ZoneId zone) {
    private static final String SEPARATOR = " · ";

    /** Its design, and what recorded it if that is not DenseScope. */
    String design(FoundRun run) {
        return joined(recorded(run), run.identity().design().inThisProcess());
    }

    private static String recorded(FoundRun run) {
        RunOrigin origin = run.identity().origin();
        return origin == RunOrigin.DENSESCOPE ? "" : Messages.of(origin);
    }

    /** When it started, and by what if it is not a run of DenseScope; of another program, what it is. */
    String origin(FoundRun run) {
        return joined(recorded(run), started(run.identity()));
    }

    String started(RunIdentity identity) {
        return identity.startedAt()
                .map(DateText.minute().withZone(zone)::format)
                .orElse("");
    }

    /** Its reserved bytes, its outcome unless it completed, and the size of its file. */
    String figures(FoundRun run) {
        String outcome = run.identity().outcome().equals("completed")
                ? ""
                : QuantityText.window().translated(run.identity().outcome());
        String reserved = run.reservedBytes().isPresent()
                ? Messages.text(
                        "compare.run.reserved",
                        QuantityText.window().bytes(run.reservedBytes().getAsLong()))
                : "";
        String file = run.fileBytes().isPresent()
                ? Messages.text(
                        "compare.run.file",
                        QuantityText.window().bytes(run.fileBytes().getAsLong()))
                : "";
        return joined(reserved, outcome, file);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }
}
