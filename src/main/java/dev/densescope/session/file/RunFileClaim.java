package dev.densescope.session.file;

import dev.densescope.file.write.NameClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claim on the name of a run file while it is written, by which readers know that its run is in progress. It begins
 * before the file exists and ends after the outcome is in it, at the latest with the process. Where files cannot be
 * claimed, such a run looks interrupted until it ends.
 */
final class RunFileClaim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFileClaim.class);

    private final Path file;
    private final Optional<NameClaim> held;

    private RunFileClaim(Path file, Optional<NameClaim> held) {
        this.file = file;
        this.held = held;
    }

    static RunFileClaim of(Path file) {
        try {
            return new RunFileClaim(file, Optional.of(NameClaim.of(file)));
        } catch (IOException refused) {
            LOG.debug("The name of run file {} is not claimed", file, refused);
            return new RunFileClaim(file, Optional.empty());
        }
    }

    @Override
    public void close() {
        try {
            if (held.isPresent()) {
                held.get().close();
            }
        } catch (IOException failed) {
            LOG.warn("The claim on run file {} could not be removed", file, failed);
        }
    }
}
