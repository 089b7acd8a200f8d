package dev.densescope.file.write;

import dev.densescope.file.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A claim of a process on a file name, until the claim is closed or the process ends. The file need not exist. A claim
 * does not prevent writing: check {@link #isClaimed} first, inside a {@link FolderLock} if two processes must not claim
 * the same name. On a file system without locks, no name is ever claimed.
 */
public final class NameClaim implements AutoCloseable {
    private final Optional<TemporaryFile.Opened> held;

    private NameClaim(Optional<TemporaryFile.Opened> held) {
        this.held = held;
    }

    /**
     * Claims a name, even if another process has claimed it. Also deletes the claims of killed processes in its folder.
     *
     * @throws IOException if its folder is not writable
     */
    public static NameClaim of(Path file) throws IOException {
        TemporaryFile.removeAbandoned(file.toAbsolutePath().resolveSibling(""));
        TemporaryFile.Opened opened = TemporaryFile.open(file.toAbsolutePath());
        if (opened.locked()) {
            return new NameClaim(Optional.of(opened));
        }
        opened.discard();
        return new NameClaim(Optional.empty());
    }

    /** Whether a running process, including this one, has claimed the name or is writing the file. */
    public static boolean isClaimed(Path file) {
        return TemporaryFile.isBeingWritten(file.toAbsolutePath(), false);
    }

    /** Whether another running process has claimed the name or is writing the file. */
    public static boolean isClaimedElsewhere(Path file) {
        return TemporaryFile.isBeingWritten(file.toAbsolutePath(), true);
    }

    /** Releases the claim. */
    @Override
    public void close() throws IOException {
        if (held.isPresent()) {
            held.get().discard();
        }
    }
}
