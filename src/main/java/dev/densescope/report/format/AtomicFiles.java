package dev.densescope.report.format;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.WriteProgress;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files atomically: under a temporary name in the same folder, then renamed. Thread-safe. */
public final class AtomicFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);

    private AtomicFiles() {}

    /** Writes one file without progress. */
    public static Path write(Path file, ReportFile.Content content) {
        return write(file, content, WriteProgress.NONE);
    }

    /**
     * Writes one file; an existing file is replaced.
     *
     * @throws ReportException if it cannot be written: one sentence; an existing file is unchanged
     * @throws CancellationException if {@code progress} cancels; an existing file is unchanged
     */
    public static Path write(Path file, ReportFile.Content content, WriteProgress progress) {
        Path absolute = file.toAbsolutePath();
        return write(parent(absolute), List.of(new ReportFile(name(absolute), content)), progress)
                .get(0);
    }

    /** Writes files into a folder without progress. */
    public static List<Path> write(Path folder, List<ReportFile> files) {
        return write(folder, files, WriteProgress.NONE);
    }

    /**
     * Writes files into a folder, which is created if missing. Files are renamed only after all are written.
     *
     * @return the files in the given order
     * @throws ReportException if one cannot be written: one sentence; existing files are unchanged
     * @throws CancellationException if {@code progress} cancels; existing files are unchanged
     */
    public static List<Path> write(Path folder, List<ReportFile> files, WriteProgress progress) {
        makeFolder(folder);
        List<Staged> staged = new ArrayList<>();
        try {
            for (ReportFile file : files) {
                WriteProgress part = progress.part(staged.size(), files.size());
                staged.add(stage(folder.resolve(file.name()), file.content(), part));
            }
            commit(staged);
            return staged.stream().map(Staged::target).toList();
        } finally {
            staged.forEach(AtomicFiles::discard);
        }
    }

    private record Staged(AtomicFile file, Path target) {}

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReportException(
                    "The folder %s cannot be created: %s.".formatted(folder, WriteFailure.reason(e, folder)), e);
        }
    }

    private static Staged stage(Path target, ReportFile.Content content, WriteProgress progress) {
        try {
            Staged staged = new Staged(AtomicFile.begin(target), target);
            boolean complete = false;
            try {
                staged.file().write(out -> content.writeTo(out, progress));
                staged.file().finish();
                complete = true;
                return staged;
            } finally {
                if (!complete) {
                    discard(staged);
                }
            }
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private static void commit(List<Staged> files) {
        try {
            files.forEach(AtomicFiles::commit);
        } catch (ReportException failed) {
            files.forEach(AtomicFiles::restoreBackup);
            throw failed;
        }
    }

    private static void commit(Staged staged) {
        try {
            staged.file().replaceKeepingBackup();
        } catch (IOException e) {
            throw failure(staged.target(), e);
        }
    }

    private static void restoreBackup(Staged staged) {
        try {
            staged.file().restoreBackup();
        } catch (IOException e) {
            LOG.warn("The earlier {} could not be restored", staged.target(), e);
        }
    }

    private static void discard(Staged staged) {
        try {
            staged.file().close();
        } catch (IOException e) {
            LOG.warn("A temporary file next to {} could not be removed", staged.target(), e);
        }
    }

    private static ReportException failure(Path target, IOException e) {
        return new ReportException(
                "The file %s cannot be written: %s.".formatted(target, WriteFailure.reason(e, target)), e);
    }

    private static Path parent(Path absolute) {
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("file must name a file, but is " + absolute);
        }
        return parent;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("file must name a file, but is " + file);
        }
        return name.toString();
    }
}
