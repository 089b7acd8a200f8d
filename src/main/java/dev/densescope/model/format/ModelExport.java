package dev.densescope.model.format;

import dev.densescope.file.FileProblem;
import dev.densescope.file.write.FileGroup;
import dev.densescope.file.write.UnwrittenFileException;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** The files of a model in some formats: the way for window and command line to export one. */
public final class ModelExport {
    private ModelExport() {}

    /**
     * Writes a model in all formats into an existing folder: all files or none. Existing files are replaced. Any thread.
     *
     * @param progress receives the progress, and may cancel
     * @return the files, in the order of the formats
     * @throws ModelException if a format cannot hold the model, or a file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; existing files are unchanged
     */
    public static List<Path> write(ExportedModel model, Set<ModelFormat> formats, Path folder, WriteProgress progress) {
        List<FileGroup.Part> parts = parts(
                model,
                formats,
                format -> folder.resolve(format.fileName(model.network().spec())));
        write(parts, progress);
        return parts.stream().map(FileGroup.Part::file).toList();
    }

    /**
     * Writes a model in one format into a file with any name in an existing folder. An existing file is replaced. Any
     * thread.
     *
     * @param progress receives the progress, and may cancel
     * @throws ModelException if the format cannot hold the model, or the file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; an existing file is unchanged
     */
    public static void write(ExportedModel model, ModelFormat format, Path file, WriteProgress progress) {
        write(parts(model, Set.of(format), any -> file), progress);
    }

    private static void write(List<FileGroup.Part> parts, WriteProgress progress) {
        try {
            FileGroup.write(parts, progress);
        } catch (UnwrittenFileException failed) {
            throw new ModelException(
                    Text.of("The file %s cannot be written: %s.", failed.file(), FileProblem.reason(failed.getCause())),
                    failed);
        }
    }

    private static List<FileGroup.Part> parts(
            ExportedModel model, Set<ModelFormat> formats, Function<ModelFormat, Path> target) {
        WatchedValues values = new WatchedValues(model);
        ExportedModel watched = new ExportedModel(model.network(), model.plan(), values);
        List<FileGroup.Part> parts = new ArrayList<>();
        for (ModelFormat format : formats) {
            ModelFile file = format.file(watched);
            parts.add(new FileGroup.Part(target.apply(format), (out, progress) -> {
                values.begin(progress);
                file.writeTo(out);
                progress.written(1);
            }));
        }
        return parts;
    }
}
