package dev.densescope.weights.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.weights.archive.ArchiveDirectory;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFileTest {
    private static final List<TorchArchive.Tensor> TENSORS = List.of(
            new TorchArchive.Tensor("a", "FloatStorage", List.of(2L, 3L), index -> index + 0.5),
            new TorchArchive.Tensor("b", "BFloat16Storage", List.of(2L), index -> -index),
            new TorchArchive.Tensor("c", "DoubleStorage", List.of(1L), index -> 0.1),
            new TorchArchive.Tensor("n", "LongStorage", List.of(), index -> 7));

    @TempDir
    Path folder;

    @Test
    void tensorsOfAStateDictAreRead() throws IOException {
        try (TorchFile file = open(TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth")))) {
            assertEquals(List.of("a", "b", "c", "n"), List.copyOf(file.tensors().keySet()));
            assertEquals(List.of(2L, 3L), file.tensors().get("a").shape());
            assertEquals("I64", file.tensors().get("n").type());
            assertArrayEquals(new float[] {0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f}, file.floats("a"));
            assertArrayEquals(new float[] {0, -1}, file.floats("b"));
            assertArrayEquals(new float[] {0.1f}, file.floats("c"));
            assertEquals(List.of(), file.others());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model_state_dict", "model", "net"})
    void aStateDictIsFoundAmongWhatTrainingKeeps(String place) throws IOException {
        try (TorchFile file = open(TorchArchive.ofCheckpoint(place, TENSORS).write(folder.resolve("a.pth.tar")))) {
            assertEquals(4, file.tensors().size());
            assertEquals(List.of("epoch", "arch", "best_acc1", "optimizer"), file.others());
        }
    }

    @Test
    void viewsMayBeStrided() throws IOException {
        PickleBytes pickle = new PickleBytes().raw('}', '(');
        pickle.text("columns").tensor("FloatStorage", "0", 6, 0, List.of(3L, 2L), List.of(1L, 3L));
        pickle.text("row").tensor("FloatStorage", "0", 6, 3, List.of(3L), List.of(1L));
        pickle.text("corners").tensor("FloatStorage", "0", 6, 0, List.of(2L), List.of(5L));
        TorchArchive archive = archive(pickle.raw('u').stop(), floats(0, 1, 2, 3, 4, 5));
        try (TorchFile file = open(archive.write(folder.resolve("a.pth")))) {
            assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, file.floats("columns"));
            assertArrayEquals(new float[] {3, 4, 5}, file.floats("row"));
            assertArrayEquals(new float[] {0, 5}, file.floats("corners"));
        }
    }

    @Test
    void aParameterIsTheTensorInItAndProtocol4IsRead() throws IOException {
        PickleBytes pickle =
                new PickleBytes().raw(0x80, 4, 0x95).little(Long.BYTES, 99).raw('}', 0x94, 0x8c, 1, 'p');
        pickle.raw(0x8c, 12)
                .letters("torch._utils")
                .raw(0x8c, 18)
                .letters("_rebuild_parameter")
                .raw(0x93, '(');
        pickle.tensor("FloatStorage", "0", 1, 0, List.of(1L), List.of(1L)).raw(0x88, '}', 't', 'R', 's');
        try (TorchFile file = open(archive(pickle.stop(), floats(5)).write(folder.resolve("a.pth")))) {
            assertArrayEquals(new float[] {5}, file.floats("p"));
        }
    }

    static Stream<Arguments> hostile() {
        PickleBytes laughs = new PickleBytes().raw(']', 'q', 0);
        for (int i = 0; i < 60; i++) {
            laughs.raw(']', 'q', i + 1, '(', 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'e');
        }
        return Stream.of(
                Arguments.of(
                        "system", pickle().global("os", "system").text("id").raw(0x85, 'R'), "it calls os.system"),
                Arguments.of(
                        "posix", pickle().global("posix", "system").text("id").raw(0x85, 'R'), "posix.system"),
                Arguments.of(
                        "eval", pickle().global("builtins", "eval"), "it calls builtins.eval, which is not executed"),
                Arguments.of("stack global", pickle().text("os").text("system").raw(0x93), "it calls os.system"),
                Arguments.of("inst", pickle().raw('(', 'i').letters("os\nsystem\n"), "opcode INST"),
                Arguments.of("obj", pickle().raw('(', 'o'), "opcode OBJ"),
                Arguments.of(
                        "new object", pickle().global("torch", "FloatStorage").raw(')', 0x81), "opcode NEWOBJ"),
                Arguments.of("extension", pickle().raw(0x82, 1), "opcode EXT1"),
                Arguments.of("persistent text", pickle().raw('P').letters("x\n"), "opcode PERSID"),
                Arguments.of("deep lists", pickle().times(100_001, ']').times(100_000, 'a'), "nested too deeply"),
                Arguments.of("deep marks", pickle().times(100_000, '('), "nested too deeply"),
                Arguments.of("deep tuples", pickle().raw(')').times(100_000, 0x85), "no state dict"),
                Arguments.of("laughs", laughs, "no state dict"),
                Arguments.of("memo", memo(600_000), "memoizes more than"),
                Arguments.of("long run", pickle().times(500_001, 'N').times(500_001, '0'), "nested too deeply"),
                Arguments.of("instructions", pairs(600_000), "opcodes"),
                Arguments.of("lying text", pickle().raw('X').little(4, 0x7fffffff), "ends too early"),
                Arguments.of("negative text", pickle().raw('X').little(4, -1), "ends too early"),
                Arguments.of("no stop", pickle().raw('}', 'K'), "ends too early"),
                Arguments.of("empty stack", pickle().raw('0'), "damaged"),
                Arguments.of("unknown memo", pickle().raw('h', 9), "damaged"),
                Arguments.of(
                        "storage called",
                        pickle().global("torch", "FloatStorage").raw(')', 'R'),
                        "damaged"),
                Arguments.of("newer protocol", pickle().raw(0x80, 6), "protocol 6"),
                Arguments.of("self", pickle().raw('}', 'q', 0).text("me").raw('h', 0, 's'), "no state dict"),
                Arguments.of(
                        "twice",
                        pickle().raw('}').text("a").raw('N', 's').text("a").raw('N', 's'),
                        "a twice"),
                Arguments.of(
                        "10^9 items", tensor(1_000_000_000, 0, List.of(1_000_000_000L), List.of(1L)), "4000000000"),
                Arguments.of(
                        "stride 0", tensor(2, 0, List.of(1_000_000_000L), List.of(0L)), "is invalid for a storage"),
                Arguments.of("beyond the end", tensor(2, 1, List.of(2L), List.of(1L)), "is invalid for a storage"),
                Arguments.of("negative offset", tensor(2, -1, List.of(2L), List.of(1L)), "is invalid for a storage"),
                Arguments.of("negative stride", tensor(2, 1, List.of(2L), List.of(-1L)), "is invalid for a storage"),
                Arguments.of("negative side", tensor(2, 0, List.of(-2L), List.of(1L)), "is invalid for a storage"),
                Arguments.of(
                        "overflow",
                        tensor(2, 0, List.of(1L << 31, 1L << 33), List.of(1L, 1L)),
                        "is invalid for a storage"),
                Arguments.of(
                        "count overflow", tensor(1L << 62, 0, List.of(2L), List.of(1L)), "is invalid for a storage"),
                Arguments.of("thin", tensor(2, 0, List.of(2L), List.of(1_000_000L)), "is invalid for a storage"),
                Arguments.of(
                        "other size",
                        tensor(3, 0, List.of(2L), List.of(1L)),
                        "storage of 12 bytes, but the archive has 8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void craftedFilesAreRefusedInBoundedTime(String name, PickleBytes pickle, String reason) throws IOException {
        Path file = archive(pickle.stop(), floats(1, 2)).write(folder.resolve("a.pth"));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(file, reason));
    }

    @Test
    void compressedPartsAreRefused() throws IOException {
        Path file = TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth"), ZipEntry.DEFLATED);
        assertRefused(file, "its entry archive/data.pkl is compressed or encrypted");
    }

    @Test
    void otherArchivesAreNamed() throws IOException {
        assertRefused(new TorchArchive().with("x.npy", new byte[9]).write(folder.resolve("a.npz")), "NumPy arrays");
        assertRefused(
                new TorchArchive().with("model.weights.h5", new byte[9]).write(folder.resolve("a.keras")), "Keras");
        assertRefused(new TorchArchive().with("readme.txt", new byte[9]).write(folder.resolve("a.zip")), "unpack it");
        assertRefused(
                TorchArchive.ofStateDict(TENSORS)
                        .with("archive/byteorder", new byte[] {'b', 'i', 'g'})
                        .write(folder.resolve("big.pth")),
                "big-endian");
    }

    @Test
    void twoPartsOfOneNameAreRefused() throws IOException {
        Path file = TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth"));
        byte[] bytes = Files.readAllBytes(file);
        replace(bytes, "archive/data/1", "archive/data/0");
        assertRefused(Files.write(file, bytes), "two entries named archive/data/0");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth")));
        for (int length = 4; length < bytes.length; length += 7) {
            assertRefused(Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length)), "");
        }
    }

    @Test
    void sizesInTheDirectoryThatLieAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth")));
        ByteBuffer lying = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - 22;
        int directory = lying.getInt(end + 16);
        lying.putInt(directory + 20, 0x7ffffff0).putInt(directory + 24, 0x7ffffff0);
        assertRefused(Files.write(folder.resolve("long"), bytes), "it is damaged");
        lying.putInt(directory + 20, 16_000_000).putInt(directory + 24, 16_000_000);
        assertRefused(Files.write(folder.resolve("long"), bytes), "it is damaged");
        lying.putInt(directory + 42, 0x7ffffff0);
        assertRefused(Files.write(folder.resolve("far"), bytes), "it is damaged");
        lying.putShort(end + 10, (short) 0xfffe).putShort(end + 8, (short) 0xfffe);
        assertRefused(Files.write(folder.resolve("count"), bytes), "directory of its archive is damaged");
    }

    @Test
    void aDirectoryOfWideNumbersIsRead() throws IOException {
        byte[] plain = Files.readAllBytes(TorchArchive.ofStateDict(TENSORS).write(folder.resolve("a.pth")));
        try (TorchFile file = open(Files.write(folder.resolve("wide"), withWideEnd(plain)))) {
            assertArrayEquals(new float[] {0, -1}, file.floats("b"));
        }
    }

    /** The same archive with the end of ZIP64, as archives beyond 4 GB have it. */
    private static byte[] withWideEnd(byte[] plain) {
        ByteBuffer source = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int end = plain.length - 22;
        ByteBuffer wide = ByteBuffer.allocate(plain.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        wide.put(plain, 0, end);
        wide.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        wide.putLong(source.getShort(end + 8)).putLong(source.getShort(end + 10));
        wide.putLong(source.getInt(end + 12)).putLong(source.getInt(end + 16));
        wide.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        wide.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
        return wide.array();
    }

    private static PickleBytes pickle() {
        return new PickleBytes();
    }

    private static PickleBytes memo(int count) {
        PickleBytes pickle = pickle().raw('N');
        for (int i = 0; i < count; i++) {
            pickle.raw('r').little(Integer.BYTES, i);
        }
        return pickle;
    }

    private static PickleBytes pairs(int count) {
        PickleBytes pickle = pickle();
        for (int i = 0; i < count; i++) {
            pickle.raw('N', '0');
        }
        return pickle;
    }

    private static PickleBytes tensor(long count, long offset, List<Long> shape, List<Long> strides) {
        return pickle().raw('}')
                .text("t")
                .tensor("FloatStorage", "0", count, offset, shape, strides)
                .raw('s');
    }

    private static TorchArchive archive(byte[] pickle, byte[] storage) {
        return new TorchArchive().with("x/data.pkl", pickle).with("x/data/0", storage);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static void replace(byte[] bytes, String text, String by) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
            System.arraycopy(by.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, by.length());
        }
    }

    private static TorchFile open(FileBytes bytes) throws IOException {
        return TorchFile.open(bytes, new ArchiveDirectory(bytes));
    }

    private static TorchFile open(Path file) throws IOException {
        return open(FileBytes.open(file));
    }

    private static void assertRefused(Path file, String reason) throws IOException {
        try (FileBytes bytes = FileBytes.open(file)) {
            InvalidTensorFileException refused = assertThrows(InvalidTensorFileException.class, () -> open(bytes));
            assertTrue(refused.getMessage().contains(reason), refused.getMessage());
            assertEquals(1, refused.getMessage().lines().count());
        }
    }
}
