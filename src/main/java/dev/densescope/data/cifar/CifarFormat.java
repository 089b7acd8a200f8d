package dev.densescope.data.cifar;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetFormat;
import dev.densescope.data.minibatch.Normalisation;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The format of the binary files of CIFAR-10 or CIFAR-100: records of one or two labels and 3072 bytes (C, H, W).
 *
 * @param name display name of the data set
 * @param archive name of the archive of the binary version
 * @param namesFile optional file with one class name per line
 * @param labelBytes label bytes per record
 * @param labelAt index of the label among them
 */
public record CifarFormat(
        DatasetFormat format,
        String name,
        String archive,
        List<String> trainingFiles,
        String testFile,
        String namesFile,
        int labelBytes,
        int labelAt,
        int classes) {
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int PIXEL_BYTES = CHANNELS * SIDE * SIDE;

    public static final CifarFormat CIFAR_10 = new CifarFormat(
            DatasetFormat.CIFAR_10,
            "CIFAR-10",
            "cifar-10-binary.tar.gz",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(number -> "data_batch_" + number + ".bin")
                    .toList(),
            "test_batch.bin",
            "batches.meta.txt",
            1,
            0,
            10);
    public static final CifarFormat CIFAR_100_FINE =
            cifar100(DatasetFormat.CIFAR_100_FINE, "fine_label_names.txt", 1, 100);
    public static final CifarFormat CIFAR_100_COARSE =
            cifar100(DatasetFormat.CIFAR_100_COARSE, "coarse_label_names.txt", 0, 20);

    private static CifarFormat cifar100(DatasetFormat format, String namesFile, int labelAt, int classes) {
        return new CifarFormat(
                format,
                "CIFAR-100",
                "cifar-100-binary.tar.gz",
                List.of("train.bin"),
                "test.bin",
                namesFile,
                2,
                labelAt,
                classes);
    }

    /** The advice to use a folder as this data set. */
    public Advice advice(Path folder) {
        DataChoice choice = format == DatasetFormat.CIFAR_10
                ? new DataChoice.Cifar10(folder)
                : new DataChoice.Cifar100(folder, format == DatasetFormat.CIFAR_100_COARSE);
        return Advice.set(Text.of("choose %s as data", name), new Advice.Value(Setting.DATA, choice.text()));
    }

    int recordBytes() {
        return labelBytes + PIXEL_BYTES;
    }

    /** The names of the training files, for a sentence. */
    Text trainingNames() {
        return trainingFiles.size() == 1
                ? Text.of("file %s", trainingFiles.get(0))
                : Text.of("files %s to %s", trainingFiles.get(0), trainingFiles.get(trainingFiles.size() - 1));
    }

    /** Normalisation by mean and standard deviation of the training images, per channel. */
    Normalisation normalisation() {
        return format == DatasetFormat.CIFAR_10
                ? new Normalisation(format.input().orElseThrow(), new double[] {0.4914, 0.4822, 0.4465}, new double[] {
                    0.2470, 0.2435, 0.2616
                })
                : new Normalisation(format.input().orElseThrow(), new double[] {0.5071, 0.4865, 0.4409}, new double[] {
                    0.2673, 0.2564, 0.2762
                });
    }
}
