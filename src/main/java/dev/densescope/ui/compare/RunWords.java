package dev.densescope.ui.compare;

import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.RunOrigin;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunOutcome;
import dev.densescope.ui.DateText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.FoundRun;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
                .map(at -> DateText.inList(at, ZonedDateTime.now(zone)))
                .orElse("");
    }

    /** Its reserved bytes and the size of its file or, unless it completed, its outcome. */
    String figures(FoundRun run) {
        return run.identity().endedEarly() ? joined(reserved(run), outcome(run)) : joined(reserved(run), file(run));
    }

    /** All figures, and the outcome. */
    String allFigures(FoundRun run) {
        return joined(reserved(run), outcome(run), file(run));
    }

    private static String outcome(FoundRun run) {
        return run.identity().endedEarly()
                ? RunOutcome.name(run.identity().outcome()).inThisProcess()
                : "";
    }

    private static String reserved(FoundRun run) {
        return run.reservedBytes().isPresent()
                ? Messages.text(
                        "compare.run.reserved",
                        QuantityText.window().bytes(run.reservedBytes().getAsLong()))
                : "";
    }

    private static String file(FoundRun run) {
        return run.fileBytes().isPresent()
                ? Messages.text(
                        "compare.run.file",
                        QuantityText.window().bytes(run.fileBytes().getAsLong()))
                : "";
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }
}
