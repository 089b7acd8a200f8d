package dev.densescope.spec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignFileTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(100, 12);

    @TempDir
    Path folder;

    @Test
    void everyPresetReadsBackAsItWasWritten() {
        for (DenseNetSpec preset : Presets.all().values()) {
            Path file = folder.resolve(preset.name() + ".json");
            DesignFile.write(file, preset);
            assertEquals(preset, DesignFile.read(file));
        }
    }

    @Test
    void writingReplacesAFileAndLeavesNothingElseBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("design.json"), "something else");
        DesignFile.write(file, DESIGN);
        assertEquals(DESIGN, DesignFile.read(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void writingIntoAFolderThatIsNotThereIsRefused() {
        Path file = folder.resolve("missing").resolve("design.json");
        String message = assertThrows(DesignFileException.class, () -> DesignFile.write(file, DESIGN))
                .getMessage();
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.endsWith("there is no such file or folder."), message);
    }

    @Test
    void aFolderIsNeitherReadNorReplaced() throws IOException {
        assertTrue(refusal(folder).endsWith("it is a folder."));
        assertThrows(DesignFileException.class, () -> DesignFile.write(folder, DESIGN));
        assertEquals(List.of(), filesIn(folder));
    }

    @Test
    void aMissingFileIsRefused() {
        assertTrue(refusal(folder.resolve("none.json")).endsWith("there is no such file or folder."));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused("", "it is empty.");
        assertRefused(" \n\t", "it is empty.");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        String json = DesignJson.toJson(DESIGN).strip();
        Path file = folder.resolve("cut.json");
        for (int length = 0; length < json.length(); length++) {
            Files.writeString(file, json.substring(0, length));
            String message = refusal(file);
            assertTrue(message.contains("empty") || message.contains("JSON"), message);
        }
    }

    @Test
    void binaryFilesAreRefused() throws IOException {
        Random random = new Random(1);
        Path file = folder.resolve("binary.json");
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            assertOneSentence(refusal(file), file);
        }
    }

    @Test
    void aFileOfMoreThanAMegabyteIsRefused() throws IOException {
        byte[] json = DesignJson.toJson(DESIGN).getBytes(StandardCharsets.UTF_8);
        byte[] large = java.util.Arrays.copyOf(json, DesignFile.MAX_BYTES + 1);
        java.util.Arrays.fill(large, json.length, large.length, (byte) ' ');
        Path file = Files.write(folder.resolve("large.json"), large);
        assertTrue(refusal(file).contains("larger than 1 MiB"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\" : 1 | \"version\" : 2 | it has version 2, but this program reads versions up to 1",
                "\"version\" : 1 | \"version\" : 0 | 'version' must be from 1 to 1, but is 0.",
                "densescope-design | another-design | it has no field 'format' that says 'densescope-design'.",
                "\"batch\" : 64 | \"batch\" : 0 | batch must be from 1 to 65536, but is 0.",
                "\"batch\" : 64 | \"batch\" : 1e3 | 'batch' must be a whole number below 2147483648, but is 1000.0.",
                "\"batch\" : 64 | \"batch\" : \"64\" | 'batch' must be a whole number below 2147483648, but is \"64\".",
                "\"batch\" : 64 | \"batch\" : 99999999999 | must be a whole number below 2147483648, but is 99999999999.",
                "\"batch\" : 64 | \"batch\" : 64, \"momentum\" : 1 | 'momentum' is not a field of a design.",
                "\"batch\" : 64 | \"batch\" : 64, \"batch\" : 65 | a field is given twice at line",
                "\"batch\" : 64 | \"classes\" : 10 | a field is given twice at line",
                "\"compression\" : 0.5 | \"compression\" : null | 'compression' must be a number, but is null.",
                "\"compression\" : 0.5 | \"compression\" : 1e999 | compression must be from 0.01 to 1.0, but is Infinity.",
                "\"compression\" : 0.5 | \"compression\" : NaN | it is not valid JSON at line",
                "\"compression\" : 0.5, | `` | 'compression' is missing.",
                "\"stem\" : \"cifar\" | \"stem\" : \"mnist\" | stem must be cifar or imagenet, but is 'mnist'.",
                "\"stem\" : \"cifar\" | \"stem\" : [] | 'stem' must be a text, but is a list.",
                "\"height\" : 32 | \"height\" : 32, \"depth\" : 1 | 'input.depth' is not a field of a design.",
                "\"height\" : 32, | `` | 'input.height' is missing.",
                "\"height\" : 32 | \"height\" : 2 | input 2x32 is too small",
            })
    void aChangedFieldIsRefusedByName(String found, String replacement, String reason) throws IOException {
        String json = DesignJson.toJson(DESIGN);
        assertTrue(json.contains(found), json);
        assertRefused(json.replaceFirst(found, replacement), reason);
    }

    @Test
    void aBlockOutOfRangeIsNamed() throws IOException {
        String[] growthRates = {"0", "-1", "1000000000"};
        for (String growthRate : growthRates) {
            String json = DesignJson.toJson(DESIGN)
                    .replaceFirst(
                            "(?s)(\"growthRate\" : 12.*?)\"growthRate\" : 12", "$1\"growthRate\" : " + growthRate);
            assertRefused(json, "block 2: growthRate must be from 1 to 4096, but is " + growthRate + ".");
        }
    }

    @Test
    void whatFollowsTheDesignIsRefused() throws IOException {
        assertRefused(DesignJson.toJson(DESIGN) + "{}", "it is not valid JSON at line");
    }

    @Test
    void aListOrATextIsNoDesign() throws IOException {
        assertRefused("[]", "the design must be a JSON object, but is a list.");
        assertRefused("\"densescope\"", "the design must be a JSON object, but is \"densescope\".");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        assertRefused("[".repeat(100_000), "it is not valid JSON");
    }

    private void assertRefused(String json, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("design.json"), json);
        String message = refusal(file);
        assertTrue(message.contains(reason), message);
        assertOneSentence(message, file);
    }

    private static void assertOneSentence(String message, Path file) {
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.endsWith("."), message);
        assertFalse(message.contains("\n"), message);
        assertFalse(message.contains("Exception"), message);
    }

    private static String refusal(Path file) {
        return assertThrows(DesignFileException.class, () -> DesignFile.read(file))
                .getMessage();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void fileNamesAreNoDevices() {
        DenseNetSpec design = Presets.find("densenet-121").orElseThrow();
        assertEquals("densenet-121", DesignFile.stem(design));
        assertEquals("design-con", DesignFile.stem(design.withName("CON")));
        assertEquals("design-nul.txt", DesignFile.stem(design.withName("nul.txt")));
        assertEquals("console", DesignFile.stem(design.withName("Console")));
        assertEquals("com10", DesignFile.stem(design.withName("COM10")));
    }
}
