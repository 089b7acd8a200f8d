package dev.densescope.weights;

import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import dev.densescope.weights.archive.ArchiveDirectory;
import dev.densescope.weights.dl4j.Dl4jFile;
import dev.densescope.weights.safetensors.SafetensorsFile;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.ForeignFile;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import dev.densescope.weights.torch.TorchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens tensor files of all supported formats, which are distinguished by their first bytes. */
public final class TensorFiles {
    private TensorFiles() {}

    /**
     * Opens a file and validates its header.
     *
     * @throws WeightsException if it cannot be read, has another format, or is invalid
     */
    public static TensorSource open(TensorFileKind kind, Path file) {
        if (Files.isDirectory(file)) {
            throw new WeightsException(Text.of("%s %s cannot be read: it is a folder.", kind.told(), file));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe would block
            throw new WeightsException(Text.of("%s %s cannot be read: it is a device or a pipe.", kind.told(), file));
        }
        try {
            return open(FileBytes.open(file));
        } catch (InvalidTensorFileException invalid) {
            throw unusable(kind, file, invalid);
        } catch (IOException failed) {
            throw unreadable(kind, file, failed);
        }
    }

    /** The exception for a file with invalid content. */
    static WeightsException unusable(TensorFileKind kind, Path file, InvalidTensorFileException invalid) {
        return new WeightsException(Text.of("%s %s cannot be used: %s.", kind.told(), file, invalid.told()), invalid);
    }

    /** The exception for a file that cannot be read. */
    static WeightsException unreadable(TensorFileKind kind, Path file, IOException failed) {
        return new WeightsException(
                Text.of("%s %s cannot be read: %s.", kind.told(), file, FileProblem.reason(failed)), failed);
    }

    private static TensorSource openArchive(FileBytes bytes) throws IOException {
        ArchiveDirectory directory = new ArchiveDirectory(bytes);
        return Dl4jFile.isIn(directory) ? Dl4jFile.open(bytes, directory) : TorchFile.open(bytes, directory);
    }

    private static TensorSource open(FileBytes bytes) throws IOException {
        try {
            byte[] head = bytes.head(ForeignFile.HEAD_BYTES);
            ForeignFile.meaning(head).ifPresent(meaning -> {
                throw new InvalidTensorFileException(meaning);
            });
            return TorchFile.isZip(head) ? openArchive(bytes) : new SafetensorsFile(bytes);
        } catch (IOException | RuntimeException refused) {
            bytes.close();
            throw refused;
        }
    }
}
