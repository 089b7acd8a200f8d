package dev.densescope.data.cifar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.data.open.ImageSources;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged, cut, lengthened and foreign files in CIFAR's folders: each folder is read to its last pixel, and is what it must be,
 * or is refused in one sentence. {@code -Ddensescope.mutations=100000} makes as many folders of each kind.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class MutatedCifarTest {
    private static final int COUNT = Integer.getInteger("densescope.mutations", 300);
    private static final int MAX_NAME_CHARACTERS = 100;

    private static final byte[][] FOREIGN = {
        {0x1F, (byte) 0x8B, 8, 0},
        {'P', 'K', 3, 4},
        {(byte) 0x80, 2, '}', 'q'},
        {(byte) 0x89, 'P', 'N', 'G'},
        {'<', 'h', 't', 'm'}
    };
    private static final int[] EXTREMES = {0, 1, 9, 10, 19, 20, 99, 100, 0x7f, 0x80, 0xff};

    /** What people have in place of the binary files, and what else may lie there. */
    private static final List<String> OTHERS = List.of(
            "data_batch_1",
            "train",
            "meta",
            "data_batch_1.mat",
            "train.mat",
            "cifar-10-binary.tar.gz",
            "data_batch_1.bin",
            "data_batch_5.bin",
            "test_batch.bin",
            "train.bin",
            "test.bin",
            "batches.meta.txt",
            "readme.html");

    @TempDir
    private Path home;

    private final Random random = new Random(12);

    static Stream<DataChoice> choices() {
        Path unnamed = Path.of("");
        return Stream.of(
                new DataChoice.Cifar10(unnamed),
                new DataChoice.Cifar100(unnamed, false),
                new DataChoice.Cifar100(unnamed, true));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void binaryFiles(DataChoice kind) throws IOException {
        CifarFormat format = format(kind);
        String training = format.trainingFiles().get(0);
        int read = 0;
        for (int number = 0; number < COUNT; number++) {
            byte[] records = mutated(records(format, 3), format);
            byte[] test = mutated(records(format, 2), format);
            Files.write(home.resolve(training), records);
            Files.write(home.resolve(format.testFile()), test);
            boolean sound = isSound(records, format) && isSound(test, format);
            Optional<DatasetSummary> summary = isRead(in(home, kind), number);
            assertEquals(sound, summary.isPresent(), "mutation " + number);
            summary.ifPresent(found -> {
                assertEquals(
                        records.length / format.recordBytes(), found.training().images());
                assertEquals(
                        test.length / format.recordBytes(),
                        found.evaluation().orElseThrow().images());
            });
            read += summary.isPresent() ? 1 : 0;
        }
        assertTrue(read > COUNT / 20 && read < COUNT, read + " of " + COUNT + " are read");
    }

    @ParameterizedTest
    @MethodSource("choices")
    void namesOfClasses(DataChoice kind) throws IOException {
        CifarFormat format = format(kind);
        Files.write(home.resolve(format.trainingFiles().get(0)), records(format, 2));
        StringBuilder text = new StringBuilder();
        for (int label = 0; label < format.classes(); label++) {
            text.append("name of ").append(label).append('\n');
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        int named = 0;
        for (int number = 0; number < COUNT; number++) {
            Files.write(home.resolve(format.namesFile()), mutatedText(whole));
            List<String> names = isRead(in(home, kind), number).orElseThrow().classes().stream()
                    .map(DatasetSummary.ClassImages::name)
                    .toList();
            for (String name : names) {
                assertTrue(!name.isBlank() && name.length() <= MAX_NAME_CHARACTERS, "mutation " + number);
                assertTrue(name.chars().noneMatch(Character::isISOControl), "mutation " + number);
            }
            named += names.get(0).equals("0") ? 0 : 1;
        }
        assertTrue(named > 0 && named < COUNT, named + " of " + COUNT + " have names");
    }

    @ParameterizedTest
    @MethodSource("choices")
    void folders(DataChoice kind) throws IOException {
        CifarFormat format = format(kind);
        int read = 0;
        for (int number = 0; number < COUNT; number++) {
            Path chosen = Files.createDirectory(home.resolve("chosen"));
            fill(chosen, format);
            if (random.nextBoolean()) {
                fill(Files.createDirectory(chosen.resolve("below")), format);
            }
            Path named = random.nextInt(8) == 0 ? chosen.resolve(OTHERS.get(random.nextInt(OTHERS.size()))) : chosen;
            DataChoice choice = in(named, kind).withHeldOut(random.nextInt(4) == 0 ? random.nextDouble() : 0);
            read += isRead(choice, number).isPresent() ? 1 : 0;
            delete(chosen);
        }
        assertTrue(read > 0 && read < COUNT, read + " of " + COUNT + " are read");
    }

    @Test
    void aFileThatClaimsMoreThanFitsInMemoryIsRefusedWithoutBeingRead() throws IOException {
        Path file = home.resolve("data_batch_1.bin");
        for (long records : new long[] {1L << 20, Runtime.getRuntime().maxMemory() / CifarFormat.PIXEL_BYTES}) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(records * CifarFormat.CIFAR_10.recordBytes());
            }
            String message = assertThrows(
                            DataException.class, () -> DatasetPreview.of(new DataChoice.Cifar10(home), 1, () -> false))
                    .getMessage();
            assertTrue(message.contains("more than fit in memory"), message);
        }
    }

    /** Reads all there is; empty if it was refused. */
    private Optional<DatasetSummary> isRead(DataChoice choice, int number) {
        try {
            DatasetSummary summary =
                    DatasetPreview.of(choice, 1, () -> false).orElseThrow().summary();
            DenseNetSpec design = summary.fit(Presets.cifarBottleneck(40, 12).withBatch(1));
            try (ImageSource source = ImageSources.open(choice, design, new Sampling(1, true, Augmentation.NONE))) {
                readAll(source, design.classes());
            }
            assertEquals(1, summary.sentence().toString().lines().count(), "mutation " + number);
            return Optional.of(summary);
        } catch (DataException refused) {
            String message = refused.getMessage();
            assertTrue(message.lines().count() == 1 && message.endsWith("."), message);
            return Optional.empty();
        } catch (RuntimeException | Error unforeseen) {
            throw new AssertionError("mutation " + number, unforeseen);
        }
    }

    private static void readAll(ImageSource source, int classes) {
        float[] image = new float[CifarFormat.PIXEL_BYTES];
        int[] label = new int[1];
        for (int i = 0; i < source.imagesPerEpoch(); i++) {
            source.next(image, label, () -> false);
            assertImage(image, label[0], classes);
        }
        source.evaluation().ifPresent(evaluation -> {
            evaluation.startPass();
            for (int i = 0; i < evaluation.imagesPerPass(); i++) {
                assertEquals(1, evaluation.next(image, label, () -> false));
                assertImage(image, label[0], classes);
            }
        });
    }

    private static void assertImage(float[] image, int label, int classes) {
        assertTrue(label >= 0 && label < classes);
        for (float pixel : image) {
            assertTrue(pixel > -3 && pixel < 3);
        }
    }

    /** Said in other words than the reader's. */
    private static boolean isSound(byte[] records, CifarFormat format) {
        if (records.length == 0 || records.length % format.recordBytes() != 0) {
            return false;
        }
        for (int at = format.labelAt(); at < records.length; at += format.recordBytes()) {
            if (records[at] < 0 || records[at] >= format.classes()) {
                return false;
            }
        }
        return true;
    }

    private byte[] records(CifarFormat format, int count) {
        byte[] records = new byte[count * format.recordBytes()];
        random.nextBytes(records);
        for (int start = 0; start < records.length; start += format.recordBytes()) {
            records[start] = (byte) random.nextInt(format.labelBytes() == 1 ? 10 : 20);
            if (format.labelBytes() == 2) {
                records[start + 1] = (byte) random.nextInt(100);
            }
        }
        return records;
    }

    /** Changes labels more often than pixels, and lengths. */
    private byte[] mutated(byte[] whole, CifarFormat format) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(3); change > 0 && bytes.length > 0; change--) {
            int record = random.nextInt(bytes.length) / format.recordBytes() * format.recordBytes();
            int at = random.nextBoolean()
                    ? random.nextInt(bytes.length)
                    : Math.min(bytes.length - 1, record + random.nextInt(format.labelBytes()));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? record : at);
                case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(2 * format.recordBytes()));
                case 4 -> bytes = Arrays.copyOf(bytes, bytes.length + format.recordBytes());
                default -> {
                    byte[] foreign = FOREIGN[random.nextInt(FOREIGN.length)];
                    System.arraycopy(foreign, 0, bytes, 0, Math.min(foreign.length, bytes.length));
                }
            }
        }
        return bytes;
    }

    private byte[] mutatedText(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? '\n' : 0x1b);
                case 3 -> bytes = Arrays.copyOf(bytes, at);
                case 4 -> bytes = lengthened(bytes, at, 1 + random.nextInt(1 << random.nextInt(18)));
                default -> bytes = lengthened(bytes, at, 2);
            }
        }
        return bytes;
    }

    /** With one byte repeated at its place. */
    private static byte[] lengthened(byte[] bytes, int at, int times) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + times);
        Arrays.fill(longer, at, at + times, bytes[at]);
        System.arraycopy(bytes, at, longer, at + times, bytes.length - at);
        return longer;
    }

    private void fill(Path folder, CifarFormat format) throws IOException {
        for (int count = random.nextInt(4); count > 0; count--) {
            Path file = folder.resolve(OTHERS.get(random.nextInt(OTHERS.size())));
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            switch (random.nextInt(6)) {
                case 0 -> Files.createDirectory(file);
                case 1 -> Files.createFile(file);
                case 2 -> Files.createSymbolicLink(file, folder.resolve(random.nextBoolean() ? "missing" : "."));
                case 3 -> Files.write(file, FOREIGN[random.nextInt(FOREIGN.length)]);
                default -> Files.write(file, mutated(records(format, 1 + random.nextInt(4)), format));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static CifarFormat format(DataChoice kind) {
        if (kind instanceof DataChoice.Cifar100 cifar) {
            return cifar.coarse() ? CifarFormat.CIFAR_100_COARSE : CifarFormat.CIFAR_100_FINE;
        }
        return CifarFormat.CIFAR_10;
    }

    private static DataChoice in(Path folder, DataChoice kind) {
        return kind instanceof DataChoice.Cifar100 cifar
                ? new DataChoice.Cifar100(folder, cifar.coarse())
                : new DataChoice.Cifar10(folder);
    }
}
