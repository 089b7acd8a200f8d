package dev.densescope.report.format;

import dev.densescope.file.write.FileGroup;
import dev.densescope.file.write.NewFolders;
import dev.densescope.file.write.UnwrittenFileException;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Writes files atomically: under a temporary name in the same folder, then renamed. Thread-safe. */
public final class AtomicFiles {
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
     * Writes files into a folder, which is created if missing. Files are renamed only after all are written. A folder that was
     * created is deleted again if they are not.
     *
     * @return the files in the given order
     * @throws ReportException if one cannot be written: one sentence; existing files are unchanged
     * @throws CancellationException if {@code progress} cancels; existing files are unchanged
     */
    public static List<Path> write(Path folder, List<ReportFile> files, WriteProgress progress) {
        NewFolders folders = new NewFolders(folder);
        make(folders, folder);
        try {
            return writeInto(folder, files, progress);
        } catch (RuntimeException | Error unwritten) {
            folders.removeEmpty();
            throw unwritten;
        }
    }

    private static List<Path> writeInto(Path folder, List<ReportFile> files, WriteProgress progress) {
        List<FileGroup.Part> parts = files.stream()
                .map(file -> new FileGroup.Part(folder.resolve(file.name()), file.content()::writeTo))
                .toList();
        try {
            FileGroup.write(parts, progress);
            return parts.stream().map(FileGroup.Part::file).toList();
        } catch (UnwrittenFileException failed) {
            throw new ReportException(
                    Text.of(
                            "The file %s cannot be written: %s.",
                            failed.file(), WriteFailure.reason(failed.getCause(), failed.file())),
                    failed);
        }
    }

    private static void make(NewFolders folders, Path folder) {
        try {
            folders.make();
        } catch (IOException e) {
            folders.removeEmpty();
            throw new ReportException(
                    Text.of("The folder %s cannot be created: %s.", folder, WriteFailure.reason(e, folder)), e);
        }
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
