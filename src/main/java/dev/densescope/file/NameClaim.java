package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A name that a process keeps for itself, whether a file has it or not, until the claim is closed or the process ends, in
 * whatever way. A claim keeps nobody from writing there: who wants the name asks {@link #isClaimed} first, inside
 * {@link FolderLock} where two must not claim the same. Where the file system knows no locks, nothing is claimed.
 */
public final class NameClaim implements AutoCloseable {
    private final Optional<TemporaryFile.Opened> held;

    private NameClaim(Optional<TemporaryFile.Opened> held) {
        this.held = held;
    }

    /**
     * Claims a name, whoever else has.
     *
     * @throws IOException if nothing can be written to its folder
     */
    public static NameClaim of(Path file) throws IOException {
        TemporaryFile.Opened opened = TemporaryFile.open(file.toAbsolutePath());
        if (opened.locked()) {
            return new NameClaim(Optional.of(opened));
        }
        opened.discard();
        return new NameClaim(Optional.empty());
    }

    /** Whether a living process has claimed a name or is just writing the file, this process included. */
    public static boolean isClaimed(Path file) {
        return TemporaryFile.isBeingWritten(file.toAbsolutePath(), false);
    }

    /** The same for processes other than this one. */
    public static boolean isClaimedElsewhere(Path file) {
        return TemporaryFile.isBeingWritten(file.toAbsolutePath(), true);
    }

    /** Gives the name back. */
    @Override
    public void close() throws IOException {
        if (held.isPresent()) {
            held.get().discard();
        }
    }
}
