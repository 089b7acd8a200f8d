package dev.densescope.weights.safetensors;

import static dev.densescope.weights.safetensors.RawSafetensors.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.weights.TensorFiles;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    @Test
    void writtenTensorsAreReadBackBitForBit() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Map<String, float[]> values = Map.of(
                "matrix", new float[] {1, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 5, 6},
                "scalar", new float[] {7},
                "none", new float[0],
                "long", new float[700_001]);
        values.get("long")[700_000] = 9;
        List<NamedTensor> tensors = List.of(
                new NamedTensor("matrix", List.of(2, 3)),
                new NamedTensor("scalar", List.of()),
                new NamedTensor("none", List.of(0, 4)),
                new NamedTensor("long", List.of(700_001)));
        SafetensorsWriter.write(TensorFileKind.WEIGHTS, file, Map.of("who", "täst"), tensors, values::get);
        try (TensorSource read = TensorFiles.open(TensorFileKind.WEIGHTS, file)) {
            assertEquals(Map.of("who", "täst"), read.metadata());
            assertEquals(
                    tensors.stream().map(NamedTensor::name).toList(),
                    List.copyOf(read.tensors().keySet()));
            assertEquals(List.of(2L, 3L), read.tensors().get("matrix").shape());
            for (Map.Entry<String, float[]> expected : values.entrySet()) {
                assertArrayEquals(expected.getValue(), read.floats(expected.getKey()), expected.getKey());
            }
        }
    }

    static Stream<Arguments> lies() {
        String good = tensor("a", "F32", "[2]", 0, 8);
        return Stream.of(
                Arguments.of("{" + tensor("a", "F32", "[3]", 0, 8) + "}", 8, "tensor a has shape 3 and type F32"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[9223372036854775807,8]", 0, 8) + "}",
                        8,
                        "and type F32, but 8 bytes"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[4]", 0, 16) + "}", 8, "there are only 8: the file is truncated"),
                Arguments.of(
                        "{" + tensor("a", "F32", "[2]", 8, 0) + "}", 8, "tensor a has invalid data_offsets [8, 0]"),
                Arguments.of("{" + tensor("a", "F32", "[-2]", 0, 8) + "}", 8, "tensor a has no shape"),
                Arguments.of("{" + tensor("a", "F32", "[2.5]", 0, 8) + "}", 8, "tensor a has no shape"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8, "tensor a has no data_offsets"),
                Arguments.of("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "tensor a has no valid dtype"),
                Arguments.of("{\"a\":5}", 8, "tensor a has no valid dtype"),
                Arguments.of("{" + good + "," + tensor("b", "F32", "[1]", 4, 8) + "}", 8, "tensor b starts at byte 4"),
                Arguments.of(
                        "{" + good + "," + tensor("b", "F32", "[1]", 12, 16) + "}", 16, "4 bytes of the data before"),
                Arguments.of("{" + good + "}", 12, "4 bytes at the end of the data belong to no tensor"),
                Arguments.of("{" + good + "," + tensor("a", "F32", "[0]", 8, 8) + "}", 8, "its header names a twice"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}",
                        8,
                        "its header names shape twice"),
                Arguments.of(
                        "{\"__metadata__\":{\"steps\":\"1\",\"steps\":\"2\"}," + good + "}",
                        8,
                        "its header names steps twice"),
                Arguments.of(
                        "{\"__metadata__\":{},\"__metadata__\":{}," + good + "}",
                        8,
                        "its header names __metadata__ twice"),
                Arguments.of("{\"__metadata__\":{\"x\":1}," + good + "}", 8, "__metadata__ in its header has x"),
                Arguments.of(
                        "{\"__metadata__\":[]," + good + "}", 8, "__metadata__ in its header is not a JSON object"),
                Arguments.of("{" + good + "} {}", 8, "its header has content after the JSON object"),
                Arguments.of("[1]", 8, "its header is not a JSON object"),
                Arguments.of("{\"a\":", 8, "its header is not valid JSON"),
                Arguments.of("{\"a\":" + "[".repeat(5000) + "}", 8, "its header is not valid JSON"),
                Arguments.of("", 8, "its header is not a JSON object"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aHeaderThatLiesIsRefusedInOneSentence(String header, int dataBytes, String reason) throws IOException {
        assertRefused(RawSafetensors.write(folder.resolve("lie.safetensors"), header, dataBytes), reason);
    }

    @Test
    void aLengthOfTheHeaderThatLiesIsRefused() throws IOException {
        byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("lie.safetensors");
        assertRefused(
                RawSafetensors.write(file, 3, header, 0), "should have 3 bytes, but only 2 follow: it is truncated");
        String other = "it is neither safetensors nor a PyTorch checkpoint: choose a file";
        assertRefused(RawSafetensors.write(file, -1, header, 0), other);
        assertRefused(RawSafetensors.write(file, 1L << 40, header, 0), other);
        int large = SafetensorsFile.MAX_HEADER_BYTES + 1;
        assertRefused(
                RawSafetensors.write(file, large, header, large),
                "takes 16777217 bytes, but at most 16777216 are allowed");
    }

    @Test
    void aFileThatIsNotSafetensorsIsRefused() throws IOException {
        Path file = folder.resolve("other");
        assertRefused(Files.write(file, new byte[0]), "it is empty");
        assertRefused(Files.write(file, new byte[5]), "it has only 5 bytes");
        assertRefused(Files.write(file, new byte[] {-1, -40, -1, -32, 0, 16, 74, 70, 73, 70}), "it is a JPEG image");
        assertRefused(folder, "it is a folder");
        assertRefused(folder.resolve("missing"), "there is no such file or folder");
    }

    @Test
    void everyTruncationOfAGoodFileIsRefused() throws IOException {
        Path whole = RawSafetensors.write(folder.resolve("a"), "{" + tensor("a", "F32", "[2]", 0, 8) + "}", 8);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, length));
            assertThrows(
                    WeightsException.class,
                    () -> TensorFiles.open(TensorFileKind.WEIGHTS, cut).close());
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        List<NamedTensor> tensors = List.of(new NamedTensor("a", List.of(2)));
        assertThrows(
                IllegalArgumentException.class,
                () -> SafetensorsWriter.write(TensorFileKind.WEIGHTS, file, Map.of(), tensors, name -> new float[1]));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aDeviceOrAPipeIsNotWaitedFor() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "only where devices have names of files");
        assertRefused(device, "it is a device or a pipe");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("no").resolve("where");
        WeightsException refused = assertThrows(
                WeightsException.class,
                () -> SafetensorsWriter.write(TensorFileKind.WEIGHTS, file, Map.of(), List.of(), name -> new float[0]));
        assertEquals(
                "Weights file %s cannot be written: there is no such file or folder.".formatted(file),
                refused.getMessage());
    }

    private static void assertRefused(Path file, String reason) {
        WeightsException refused = assertThrows(
                WeightsException.class,
                () -> TensorFiles.open(TensorFileKind.WEIGHTS, file).close());
        assertTrue(refused.getMessage().startsWith("Weights file " + file), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
