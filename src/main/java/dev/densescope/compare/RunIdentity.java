package dev.densescope.compare;

import dev.densescope.session.RecordedRun;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a compared run is.
 *
 * @param name its strategy or program, or the name of its file; not necessarily unique
 * @param design the design with its batch, such as {@code DenseNet-BC-100-12, batch 64}; empty if unknown
 * @param startedAt empty if unknown
 * @param file empty if it has none
 * @param outcome how it ended, such as {@code completed}; empty for imported ones
 */
public record RunIdentity(
        String name,
        RunOrigin origin,
        String design,
        Optional<Instant> startedAt,
        Optional<Path> file,
        String outcome) {

    /** The identity of a recorded run. */
    static RunIdentity of(RecordedRun run, String name, RunOrigin origin, Optional<Path> file) {
        DenseNetSpec spec = run.settings().spec();
        String design = "%s, batch %d".formatted(spec.name(), spec.batch());
        return new RunIdentity(
                name,
                origin,
                design,
                Optional.of(run.startedAt()),
                file,
                run.outcome().id());
    }

    /** The name of its file, without folders; empty if it has none. */
    public String fileName() {
        return file.map(Path::getFileName).map(Path::toString).orElse("");
    }
}
