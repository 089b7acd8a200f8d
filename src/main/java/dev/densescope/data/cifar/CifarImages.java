package dev.densescope.data.cifar;

import dev.densescope.data.DataException;
import dev.densescope.data.minibatch.StoredImages;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The images of CIFAR-10's or CIFAR-100's binary files: records of labels and 3072 bytes (C, H, W). Immutable. */
final class CifarImages implements StoredImages {
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private final CifarFormat format;
    private final List<byte[]> files;
    private final int[] firstImage; // of each file, followed by the total number of images

    private CifarImages(CifarFormat format, List<byte[]> files) {
        this.format = format;
        this.files = List.copyOf(files);
        firstImage = new int[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            firstImage[i + 1] = Math.addExact(firstImage[i], files.get(i).length / format.recordBytes());
        }
    }

    /** Reads the existing training files in order; at least one must exist. */
    static CifarImages readTraining(Path folder, CifarFormat format) {
        return new CifarImages(
                format,
                format.trainingFiles().stream()
                        .map(folder::resolve)
                        .filter(Files::exists)
                        .map(file -> read(file, format))
                        .toList());
    }

    /** Reads the test file; empty if it does not exist. */
    static Optional<CifarImages> readTest(Path folder, CifarFormat format) {
        Path file = folder.resolve(format.testFile());
        return Files.exists(file)
                ? Optional.of(new CifarImages(format, List.of(read(file, format))))
                : Optional.empty();
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
        return files.get(file)[recordStart(file, image) + format.labelAt()];
    }

    @Override
    public boolean read(int image, byte[] pixels) {
        int file = fileOf(image);
        int start = recordStart(file, image) + format.labelBytes();
        System.arraycopy(files.get(file), start, pixels, 0, CifarFormat.PIXEL_BYTES);
        return true;
    }

    private int recordStart(int file, int image) {
        return (image - firstImage[file]) * format.recordBytes();
    }

    private int fileOf(int image) {
        int file = 0;
        while (image >= firstImage[file + 1]) {
            file++;
        }
        return file;
    }

    private static byte[] read(Path file, CifarFormat format) {
        if (Files.isDirectory(file)) {
            throw refused(format, file, Text.of("cannot be read: it is a folder"));
        }
        try {
            requireWholeRecords(file, format, Files.size(file));
            byte[] records = Files.readAllBytes(file);
            requireWholeRecords(file, format, records.length);
            requireLabels(file, format, records);
            return SharedRecords.of(file, records);
        } catch (IOException failed) {
            throw new DataException(Text.of("%s file %s cannot be read.", format.name(), file), failed);
        } catch (OutOfMemoryError tooLarge) { // the array does not fit into the heap
            throw refused(
                    format,
                    file,
                    Text.of(
                            "has %d bytes, more than fit in memory: give Java a larger heap (DENSESCOPE_OPTS=-Xmx...)",
                            file.toFile().length()));
        }
    }

    private static void requireWholeRecords(Path file, CifarFormat format, long bytes) {
        int record = format.recordBytes();
        if (bytes == 0) {
            throw refused(format, file, Text.of("is empty: it must hold at least one image of %d bytes", record));
        }
        if (bytes % record != 0) {
            throw refused(
                    format,
                    file,
                    Text.of(
                            "has %d bytes, which is not a multiple of the %d bytes of an image: it is truncated or not a binary batch",
                            bytes, record));
        }
        if (bytes > MAX_BYTES) {
            throw refused(
                    format,
                    file,
                    Text.of("has %d bytes, more than fit in memory: at most %d are allowed", bytes, MAX_BYTES));
        }
    }

    private static void requireLabels(Path file, CifarFormat format, byte[] records) {
        for (int start = 0; start < records.length; start += format.recordBytes()) {
            int label = Byte.toUnsignedInt(records[start + format.labelAt()]);
            if (label >= format.classes()) {
                throw refused(
                        format,
                        file,
                        Text.of(
                                "has label %d in record %d: labels must be from 0 to %d",
                                label, start / format.recordBytes() + 1, format.classes() - 1));
            }
        }
    }

    private static DataException refused(CifarFormat format, Path file, Text reason) {
        return new DataException(Text.of("%s file %s %s.", format.name(), file, reason));
    }
}
