package dev.densescope.weights.torch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** PyTorch checkpoints as {@code torch.save} writes them: an archive of a pickle and of storages. */
public final class TorchArchive {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /**
     * A tensor.
     *
     * @param values by their place in row-major order
     */
    public record Tensor(String name, String storageType, List<Long> shape, IntToDoubleFunction values) {
        int count() {
            return (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        }
    }

    /** A part next to the others. */
    public TorchArchive with(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /** All parts, stored as they are. */
    public Path write(Path file) throws IOException {
        return write(file, ZipEntry.STORED);
    }

    /** @param method of compression */
    Path write(Path file, int method) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setMethod(method);
                entry.setSize(part.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(part.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        }
        return file;
    }

    /** What {@code torch.save(model.state_dict(), file)} writes: with the versions of the modules as an attribute. */
    public static TorchArchive ofStateDict(List<Tensor> tensors) {
        TorchArchive archive = new TorchArchive();
        PickleBytes pickle = new PickleBytes();
        archive.addStateDict(pickle, tensors);
        archive.parts.put("archive/data.pkl", pickle.stop());
        archive.addStorages(tensors);
        return archive;
    }

    /** What training scripts write: the state dict under a name, with an epoch, an optimizer and a result around it. */
    public static TorchArchive ofCheckpoint(String place, List<Tensor> tensors) {
        List<Tensor> all = new ArrayList<>(tensors);
        all.add(new Tensor("best_acc1", "FloatStorage", List.of(), index -> 93.5));
        TorchArchive archive = new TorchArchive();
        PickleBytes pickle = new PickleBytes()
                .raw('}', '(')
                .text("epoch")
                .whole(90)
                .text("arch")
                .text("densenet121");
        archive.addStateDict(pickle.text(place), tensors);
        pickle.text("best_acc1").tensor("FloatStorage", Integer.toString(tensors.size()), 1, 0, List.of(), List.of());
        pickle.text("optimizer").raw('}').text("state").raw('}').whole(7).raw('N', 's', 's', 'u');
        archive.parts.put("model/data.pkl", pickle.stop());
        archive.addStorages(all);
        return archive;
    }

    private void addStateDict(PickleBytes pickle, List<Tensor> tensors) {
        pickle.global("collections", "OrderedDict").raw(')', 'R', 'q', 0, '(');
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            pickle.text(tensor.name())
                    .tensor(
                            tensor.storageType(),
                            Integer.toString(i),
                            tensor.count(),
                            0,
                            tensor.shape(),
                            rowMajor(tensor.shape()));
        }
        pickle.raw('u', '}')
                .text("_metadata")
                .global("collections", "OrderedDict")
                .raw(')', 'R', 's', 'b');
    }

    private void addStorages(List<Tensor> tensors) {
        String folder = parts.keySet().iterator().next().replace("data.pkl", "");
        for (int i = 0; i < tensors.size(); i++) {
            parts.put(folder + "data/" + i, bytes(tensors.get(i)));
        }
        parts.put(folder + "version", new byte[] {'3', '\n'});
    }

    private static byte[] bytes(Tensor tensor) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * tensor.count()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.count(); i++) {
            float value = (float) tensor.values().applyAsDouble(i);
            switch (tensor.storageType()) {
                case "FloatStorage" -> buffer.putFloat(value);
                case "DoubleStorage" -> buffer.putDouble(tensor.values().applyAsDouble(i));
                case "LongStorage" -> buffer.putLong((long) value);
                case "BFloat16Storage" -> buffer.putShort((short) (Float.floatToIntBits(value) >> Short.SIZE));
                default -> throw new IllegalArgumentException(tensor.storageType());
            }
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static List<Long> rowMajor(List<Long> shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            strides.add(0, stride);
            stride *= shape.get(i);
        }
        return strides;
    }
}
