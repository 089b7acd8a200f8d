package dev.densescope.ui.export;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks for the target of an export, then begins it: one file with any name, or several files in a folder. FX thread
 * only.
 */
record ExportTargets(Exports exports, ExportDialogs dialogs) {
    /** Writes all files into a folder, or none, on the worker. */
    @FunctionalInterface
    interface FolderWriter {
        void write(Path folder, WriteProgress progress);
    }

    /**
     * A file to write.
     *
     * @param notice what the user should know of it; empty if there is nothing
     */
    record Composed(ReportFile file, Optional<String> notice) {}

    /**
     * Exports one file.
     *
     * @param content composes the file on the worker
     */
    void toFile(String type, String suggestedName, Function<WriteProgress, Composed> content) {
        dialogs.file(type, suggestedName)
                .ifPresent(file -> exports.begin(new Export(suggestedName, file, Targets.claim(file), progress -> {
                    Targets.requireFolder(file.toAbsolutePath().getParent());
                    Composed composed = content.apply(progress);
                    AtomicFiles.write(file, composed.file().content(), progress);
                    return composed.notice();
                })));
    }

    /**
     * Exports several files.
     *
     * @param claim a name in the folder that stands for all files
     * @param taken files of a folder that would be replaced
     */
    void toFolder(String type, String claim, Function<Path, List<Path>> taken, FolderWriter writer) {
        dialogs.folder(type)
                .filter(folder -> mayReplace(folder, taken.apply(folder)))
                .ifPresent(folder ->
                        exports.begin(new Export(claim, folder, Targets.claim(folder.resolve(claim)), progress -> {
                            Targets.requireFolder(folder);
                            writer.write(folder, progress);
                            return Optional.empty();
                        })));
    }

    /**
     * Exports a report that always has the same files: one of any name, or several.
     *
     * @param names of its files
     * @param suggestedName of the only file
     * @param files the report, composed on the worker
     */
    void toFiles(
            String type, String claim, List<String> names, String suggestedName, Supplier<List<ReportFile>> files) {
        if (names.size() > 1) {
            toFolder(
                    type,
                    claim,
                    folder -> taken(folder, names),
                    (folder, progress) -> AtomicFiles.write(folder, files.get(), progress));
        } else {
            toFile(type, suggestedName, progress -> new Composed(files.get().get(0), Optional.empty()));
        }
    }

    private boolean mayReplace(Path folder, List<Path> files) {
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        return names.isEmpty() || dialogs.mayReplace(folder, names);
    }

    /** The files of a folder that have one of these names. */
    static List<Path> taken(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::exists).toList();
    }
}
