package dev.densescope.spec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.TextMutations;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged design files are read or refused in one sentence. */
class MutatedDesignsTest {
    private static final List<String> WORDS = List.of(
            "1e999",
            "-1",
            "NaN",
            "null",
            "true",
            "\"\"",
            "{}",
            "[[[[",
            "9223372036854775807",
            "99999999999999999999",
            "2147483648",
            "1e-400",
            "0.5",
            "\"batch\":",
            "\"x\":1,",
            "\\u0000",
            "\\ud800",
            "\u202e",
            "\u001b[2J",
            "\n\r");

    @TempDir
    private Path folder;

    @Test
    void designsAreReadOrRefusedInASentence() throws IOException {
        TextMutations mutations = new TextMutations(DesignJson.toJson(Presets.cifarBottleneck(100, 12)), WORDS, 31);
        int read = 0;
        for (int i = 0; i < TextMutations.COUNT; i++) {
            read += isRead(Files.write(folder.resolve("design.json"), mutations.next())) ? 1 : 0;
        }
        assertTrue(read > 0 && read < TextMutations.COUNT, read + " are read");
    }

    private static boolean isRead(Path file) {
        try {
            DenseNetSpec design = DesignFile.read(file);
            assertEquals(design, DesignJson.parse(DesignJson.toJson(design)));
            return true;
        } catch (DesignFileException refused) {
            String message = refused.getMessage();
            assertTrue(message.endsWith(".") && message.chars().noneMatch(Character::isISOControl), message);
            return false;
        }
    }
}
