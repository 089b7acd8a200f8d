package dev.densescope.model.format;

import dev.densescope.file.FileGroup;
import dev.densescope.file.UnwrittenFileException;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of a model in some formats: the way for window and command line to export one. */
public final class ModelExport {
    private ModelExport() {}

    /**
     * Writes a model in all formats into an existing folder: all files or none. Existing files are replaced. Runs on
     * the thread of the caller; what the weights throw while they are read, such as a cancellation, ends the export.
     *
     * @return the files, in the order of the formats
     * @throws ModelException if a format cannot hold the model, or a file cannot be written: one sentence
     */
    public static List<Path> write(ExportedModel model, Set<ModelFormat> formats, Path folder) {
        List<FileGroup.Part> parts = new ArrayList<>();
        for (ModelFormat format : formats) {
            ModelFile file = format.file(model);
            parts.add(new FileGroup.Part(folder.resolve(file.name()), file.content()::writeTo));
        }
        try {
            FileGroup.write(parts);
            return parts.stream().map(FileGroup.Part::file).toList();
        } catch (UnwrittenFileException failed) {
            throw new ModelException(
                    "The file %s cannot be written: %s.".formatted(failed.file(), failed.reason()), failed);
        }
    }
}
