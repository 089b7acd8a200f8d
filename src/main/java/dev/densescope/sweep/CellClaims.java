package dev.densescope.sweep;

import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import dev.densescope.sweep.grid.SweepCell;
import dev.densescope.sweep.grid.SweepException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cells that processes are computing, on any machines with this folder: each has a lock on one byte of a file, at the
 * number of its cell. The operating system releases it when the process ends, however it ends. The file stays empty and
 * is never deleted, since a lock on another file of this name would claim nothing. At most one of these per folder and
 * process: on POSIX systems, closing a second one would release the locks of the first. Confined to one thread.
 */
final class CellClaims implements AutoCloseable {
    static final String NAME = "claims";
    private static final Logger LOG = LoggerFactory.getLogger(CellClaims.class);

    private final FileChannel file;
    private boolean hasLocks = true;

    private CellClaims(FileChannel file) {
        this.file = file;
    }

    /** A cell that this process may compute, until this is closed. */
    static final class Claim implements AutoCloseable {
        private final Optional<FileLock> lock;

        private Claim(Optional<FileLock> lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            lock.ifPresent(Claim::release);
        }

        private static void release(FileLock lock) {
            try {
                lock.release();
            } catch (IOException failed) {
                LOG.warn("A claim could not be released; it ends with this process", failed);
            }
        }
    }

    /** @throws SweepException if the file cannot be opened */
    static CellClaims open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return new CellClaims(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException failed) {
            throw SweepException.ofFile(
                    Text.of("The file of claims %s cannot be opened: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    /** Claims a cell; empty if another process computes it. On a file system without locks, every cell can be claimed. */
    Optional<Claim> tryClaim(SweepCell cell) {
        if (!hasLocks) {
            return Optional.of(new Claim(Optional.empty()));
        }
        try {
            FileLock lock = file.tryLock(cell.number(), 1, false);
            return lock == null ? Optional.empty() : Optional.of(new Claim(Optional.of(lock)));
        } catch (OverlappingFileLockException inThisProcess) {
            return Optional.empty();
        } catch (IOException withoutLocks) {
            LOG.warn("This folder has no locks: processes may compute the same cells", withoutLocks);
            hasLocks = false;
            return Optional.of(new Claim(Optional.empty()));
        }
    }

    /** Whether the file system has locks, as far as is known. */
    boolean hasLocks() {
        return hasLocks;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            LOG.warn("The file of claims could not be closed", failed);
        }
    }
}
