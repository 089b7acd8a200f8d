package dev.densescope.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.densescope.model.SampleModels;
import dev.densescope.model.dl4j.Dl4jArchive;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.weights.design.NotDenseNetException;
import dev.densescope.weights.design.StateDictDesign;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.WeightsException;
import dev.densescope.weights.torch.TorchArchive;
import dev.densescope.weights.torch.TorchArchive.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of weights are read or refused in one sentence. {@code -Ddensescope.mutations=100000} tries as many of each
 * kind.
 */
class MutatedWeightsTest {
    private static final int COUNT = Integer.getInteger("densescope.mutations", 300);

    private static final Network NETWORK = Network.of(new DenseNetSpec(
            "small", InputSpec.square(32), Stem.CIFAR, 2, List.of(new DenseBlockSpec(1, 2, 1)), 0.5, 0, 2, 1));

    private static final int MIN_BYTES = 32;

    private static final int[] EXTREMES = {0, 1, 0x7f, 0x80, 0xff, '(', ')', '.', ']', 'R', 'b', 'c', 'h', 'u', 0x93};

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void checkpointsOfPyTorch() throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        StateDict.of(NETWORK)
                .forEach(tensor -> tensors.add(new Tensor(
                        "module." + tensor.name(),
                        "FloatStorage",
                        tensor.shape().stream().map(Integer::longValue).toList(),
                        index -> 1)));
        mutate(Files.readAllBytes(
                TorchArchive.ofCheckpoint("state_dict", tensors).write(folder.resolve("whole.pth"))));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void safetensors() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        WeightsFile.write(
                file,
                NETWORK,
                3,
                SampleSetups.USUAL,
                name -> new float
                        [(int) StateDict.of(NETWORK).stream()
                                .filter(tensor -> tensor.name().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .elements()]);
        mutate(Files.readAllBytes(file));
    }

    /** Not compressed, so that mutations reach the configuration and the parameters. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void modelsOfDeeplearning4j() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Dl4jArchive.write(SampleModels.of(NETWORK.spec()), compressed);
        mutate(compressed.toByteArray());
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(compressed.toByteArray()));
                ZipOutputStream out = new ZipOutputStream(plain)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                stored(out, entry.getName(), in.readAllBytes());
            }
        }
        mutate(plain.toByteArray());
    }

    private static void stored(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }

    private void mutate(byte[] whole) throws IOException {
        Random random = new Random(12);
        int read = 0;
        Path file = folder.resolve("mutated");
        for (int i = 0; i < COUNT; i++) {
            Files.write(file, mutated(whole, random));
            read += isRead(file, i) ? 1 : 0;
        }
        assertTrue(read < COUNT, "some are refused");
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? -1 : 0x7f));
                case 3 ->
                    System.arraycopy(
                            bytes, random.nextInt(bytes.length - 16), bytes, Math.min(at, bytes.length - 16), 16);
                default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, Math.max(MIN_BYTES, at + 1)) : bytes;
            }
        }
        return bytes;
    }

    private static boolean isRead(Path file, int number) {
        boolean read = true;
        try {
            WeightsFile.open(file, NETWORK, HeadChoice.NEW).close();
        } catch (WeightsException refused) {
            read = false;
        } catch (RuntimeException | Error unforeseen) {
            fail("mutation " + number, unforeseen);
        }
        try {
            Map<String, List<Long>> shapes = StateDictFile.read(file).shapes();
            StateDictDesign.of(shapes, "mutated");
        } catch (WeightsException | NotDenseNetException refused) {
            assertTrue(refused.getMessage().lines().count() <= 1, refused.getMessage());
        } catch (RuntimeException | Error unforeseen) {
            fail("mutation " + number, unforeseen);
        }
        return read;
    }
}
