package dev.densescope.data.folder;

import dev.densescope.language.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The list of labels of a split with all images in one folder, as in Tiny-ImageNet's validation split: one line per
 * image with name, class and further fields, separated by tabs.
 */
public final class LabelList {
    private static final String NAME = "val_annotations.txt";
    private static final long MAX_BYTES = 256L << 20;

    private LabelList() {}

    /**
     * The class of each image by file name; empty if the folder has no such list.
     *
     * @throws FolderException if it cannot be read
     */
    public static Optional<Map<String, String>> of(FolderTree split) throws FolderException {
        Path file = split.path().resolve(NAME);
        if (!split.files().contains(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new FolderException(Text.of("%s is too large for a list of labels.", file));
            }
            return Optional.of(read(file));
        } catch (MalformedInputException noText) {
            throw new FolderException(Text.of("%s is not a list of labels.", file));
        } catch (IOException failed) {
            throw new FolderException(Text.of("%s cannot be read.", file));
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> classes = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", 3);
                if (fields.length > 1) {
                    classes.put(fields[0], Normalizer.normalize(fields[1].strip(), Normalizer.Form.NFC));
                }
            }
        }
        return classes;
    }
}
