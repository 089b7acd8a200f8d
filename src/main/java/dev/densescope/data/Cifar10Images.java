package dev.densescope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The images of CIFAR-10's binary batches as they are stored: records of one label and 3072 bytes (C, H, W). Immutable.
 */
final class Cifar10Images implements StoredImages {
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int CLASSES = 10;
    static final int PIXELS = SIDE * SIDE;
    static final int RECORD_BYTES = 1 + CHANNELS * PIXELS;

    private static final int BATCH_FILES = 5;

    private final List<byte[]> files;
    private final int[] firstImage; // of each file, and the number of all images

    private Cifar10Images(List<byte[]> files) {
        this.files = List.copyOf(files);
        firstImage = new int[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            firstImage[i + 1] = Math.addExact(firstImage[i], files.get(i).length / RECORD_BYTES);
        }
    }

    /** Reads {@code data_batch_1.bin} to {@code data_batch_5.bin}, those that are there, in this order. */
    static Cifar10Images readTraining(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("CIFAR-10 folder %s is not there or not a folder.".formatted(folder));
        }
        if (!Files.isExecutable(folder)) {
            throw new DataException("CIFAR-10 folder %s cannot be read: access is denied.".formatted(folder));
        }
        List<byte[]> files = new ArrayList<>();
        for (Path file : IntStream.rangeClosed(1, BATCH_FILES)
                .mapToObj(number -> folder.resolve("data_batch_" + number + ".bin"))
                .filter(Files::exists)
                .toList()) {
            files.add(read(file));
        }
        if (files.isEmpty()) {
            throw new DataException(
                    "CIFAR-10 folder %s has none of the files data_batch_1.bin to data_batch_5.bin.".formatted(folder));
        }
        return new Cifar10Images(files);
    }

    /** Reads {@code test_batch.bin}; empty if it is not there. */
    static Optional<Cifar10Images> readTest(Path folder) {
        Path file = folder.resolve("test_batch.bin");
        return Files.exists(file) ? Optional.of(new Cifar10Images(List.of(read(file)))) : Optional.empty();
    }

    @Override
    public int count() {
        return firstImage[files.size()];
    }

    @Override
    public String name(int image) {
        return "image " + (image + 1);
    }

    @Override
    public int label(int image) {
        int file = fileOf(image);
        return files.get(file)[recordStart(file, image)];
    }

    @Override
    public boolean read(int image, byte[] pixels) {
        int file = fileOf(image);
        System.arraycopy(files.get(file), recordStart(file, image) + 1, pixels, 0, RECORD_BYTES - 1);
        return true;
    }

    private int recordStart(int file, int image) {
        return (image - firstImage[file]) * RECORD_BYTES;
    }

    private int fileOf(int image) {
        int file = 0;
        while (image >= firstImage[file + 1]) {
            file++;
        }
        return file;
    }

    private static byte[] read(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataException("CIFAR-10 file %s cannot be read: it is a folder.".formatted(file));
        }
        try {
            requireWholeRecords(file, Files.size(file));
            byte[] records = Files.readAllBytes(file);
            requireWholeRecords(file, records.length);
            requireLabels(file, records);
            return records;
        } catch (IOException failed) {
            throw new DataException("CIFAR-10 file %s cannot be read.".formatted(file), failed);
        }
    }

    private static void requireWholeRecords(Path file, long bytes) {
        if (bytes == 0) {
            throw new DataException("CIFAR-10 file %s is empty: it must hold at least one image of %d bytes."
                    .formatted(file, RECORD_BYTES));
        }
        if (bytes % RECORD_BYTES != 0) {
            throw new DataException("CIFAR-10 file %s has %d bytes, which is no multiple of the %d of an image: "
                            .formatted(file, bytes, RECORD_BYTES)
                    + "it is cut off or not a binary batch.");
        }
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new DataException("CIFAR-10 file %s has %d bytes, more than fit in memory: at most %d are allowed."
                    .formatted(file, bytes, Integer.MAX_VALUE - 8));
        }
    }

    private static void requireLabels(Path file, byte[] records) {
        for (int start = 0; start < records.length; start += RECORD_BYTES) {
            int label = Byte.toUnsignedInt(records[start]);
            if (label >= CLASSES) {
                throw new DataException("CIFAR-10 file %s has label %d in record %d: labels must be from 0 to %d."
                        .formatted(file, label, start / RECORD_BYTES + 1, CLASSES - 1));
            }
        }
    }
}
