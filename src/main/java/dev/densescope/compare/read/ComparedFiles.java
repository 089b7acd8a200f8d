package dev.densescope.compare.read;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.ComparisonException;
import dev.densescope.file.FileFormats;
import dev.densescope.file.FileProblem;
import dev.densescope.file.ReadProgress;
import dev.densescope.language.Text;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.trace.imports.open.TraceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files for a comparison: runs, baselines and traces. Any thread; slow for large files. */
public final class ComparedFiles {
    private ComparedFiles() {}

    /**
     * The files to compare: those given, and in place of each folder the run files directly in it, by name.
     *
     * @throws ComparisonException if a folder has no run file or cannot be read
     */
    public static List<Path> in(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(runFilesIn(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> runFilesIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(RunFileName.EXTENSION))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new ComparisonException(Text.of(
                        "Folder %s has no run files (%s): name another folder, or files.",
                        folder, RunFileName.EXTENSION));
            }
            return files;
        } catch (IOException unreadable) {
            throw new ComparisonException(
                    Text.of("Folder %s cannot be read: %s.", folder, FileProblem.reason(unreadable)), unreadable);
        }
    }

    /** Whether a file is recognised as a memory snapshot of PyTorch or a Chrome trace; reads only its beginning. */
    public static boolean isTrace(Path file) {
        return TraceFiles.isTrace(file);
    }

    /**
     * Reads a file, whatever its name: a run file, or the traces of another one, several only in an archive.
     *
     * @param progress may cancel reading; called by this thread
     * @throws dev.densescope.problem.DenseScopeException if it is nothing that can be compared, or damaged: one sentence
     * @throws java.util.concurrent.CancellationException if {@code progress} cancelled reading
     */
    public static List<ComparedRun> read(Path file, ReadProgress progress) {
        if (TraceFiles.isTrace(file)) {
            return TraceFiles.read(file, progress).stream()
                    .map(trace -> ComparedRun.of(trace, file))
                    .toList();
        }
        requireRunFile(file);
        return List.of(ComparedRun.of(RunFileReader.readAny(file, ReadingWatch.of(progress)), Optional.of(file)));
    }

    /** A file that is missing, unreadable or empty, or a folder, is left to the reader of run files, which says so. */
    private static void requireRunFile(Path file) {
        Optional<Text> format = FileFormats.of(file);
        boolean mayBeRunFile = format.isPresent() ? format.get().toString().contains("run file") : !hasContent(file);
        if (!mayBeRunFile) {
            throw new ComparisonException(format.map(known -> Text.of(
                            "%s cannot be compared: it is %s, and not a run file, a PyTorch memory snapshot or a Chrome"
                                    + " trace.",
                            file, known))
                    .orElseGet(() -> Text.of(
                            "%s cannot be compared: it is not a run file, a PyTorch memory snapshot or a Chrome trace.",
                            file)));
        }
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
