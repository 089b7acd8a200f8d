package dev.densescope.data.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.EvaluationImages;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.open.ImageSources;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDatasetTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(40, 12).withBatch(4);

    @TempDir
    Path folder;

    @Test
    void pixelsAreNormalisedAndChannelsComeLast() throws IOException {
        byte[] image = new byte[3073];
        image[0] = 3;
        image[1] = (byte) 255; // red of the first pixel
        image[1 + 1024 + 1] = 51; // green of the second
        image[1 + 2048 + 32] = 102; // blue of the first in the second row
        Files.write(folder.resolve("data_batch_1.bin"), image);
        float[] images = new float[3072];
        int[] labels = new int[1];
        open(DESIGN.withBatch(1), 1, false).next(images, labels, () -> false);
        assertEquals(3, labels[0]);
        assertEquals((float) ((1 - 0.4914) / 0.2470), images[0]);
        assertEquals((float) ((0.2 - 0.4822) / 0.2435), images[3 + 1]);
        assertEquals((float) ((0.4 - 0.4465) / 0.2616), images[32 * 3 + 2]);
        assertEquals((float) ((0 - 0.4465) / 0.2616), images[2]);
    }

    @Test
    void fileOrderTakesTheFilesByNumberAndDropsAnEpochsIncompleteLast() throws IOException {
        writeBatch(3, 2, 5, 6);
        writeBatch(1, 4, 0, 1);
        ImageSource source = open(DESIGN.withBatch(4), 1, false);
        assertArrayEquals(new int[] {4, 0, 1, 2}, labels(source, 4));
        assertArrayEquals(new int[] {4, 0, 1, 2}, labels(source, 4));
    }

    @Test
    void aSourceCanBeginWithAnyMinibatch() throws IOException {
        writeBatch(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        DenseNetSpec design = DESIGN.withBatch(3);
        ImageSource whole = open(design, 1, true);
        for (int minibatch = 0; minibatch < 8; minibatch++) {
            ImageSource later = ImageSources.open(
                    new DataChoice.Cifar10(folder), design, new Sampling(1, true, Augmentation.NONE, minibatch));
            assertArrayEquals(labels(whole, 3), labels(later, 3), "minibatch " + minibatch);
        }
    }

    @Test
    void theTestBatchIsNotTrainedOn() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), records(1, 2, 3));
        assertRefused(
                DESIGN,
                "has none of the files data_batch_1.bin to data_batch_5.bin: download the binary version of CIFAR-10, cifar-10-binary.tar.gz,");
    }

    @Test
    void shufflingTakesEveryImageOnceAnEpochInANewSeededOrder() throws IOException {
        writeBatch(1, 0, 1, 2, 3, 4);
        writeBatch(2, 5, 6, 7, 8, 9);
        DenseNetSpec design = DESIGN.withBatch(10);
        ImageSource source = open(design, 1, true);
        int[] first = labels(source, 10);
        int[] second = labels(source, 10);
        assertArrayEquals(
                IntStream.range(0, 10).toArray(), Arrays.stream(first).sorted().toArray());
        assertArrayEquals(
                IntStream.range(0, 10).toArray(), Arrays.stream(second).sorted().toArray());
        assertFalse(Arrays.equals(first, second));
        assertArrayEquals(first, labels(open(design, 1, true), 10));
        assertFalse(Arrays.equals(first, labels(open(design, 2, true), 10)));
    }

    @Test
    void croppingAndFlippingRepeatForASeedAndChangeWithTheEpoch() throws IOException {
        byte[] image = new byte[3073];
        for (int i = 1; i < image.length; i++) {
            image[i] = (byte) (i * 31);
        }
        Files.write(folder.resolve("data_batch_1.bin"), image);
        float[][] epochs = varied(1, 8);
        assertArrayEquals(epochs, varied(1, 8));
        assertFalse(Arrays.deepEquals(epochs, varied(2, 8)));
        assertTrue(Arrays.stream(epochs).map(Arrays::hashCode).distinct().count() > 5);
    }

    private float[][] varied(long seed, int epochs) {
        ImageSource source = ImageSources.open(
                new DataChoice.Cifar10(folder), DESIGN.withBatch(1), new Sampling(seed, false, Augmentation.CROP_FLIP));
        float[][] images = new float[epochs][3072];
        for (float[] target : images) {
            assertTrue(source.next(target, new int[1], () -> false));
        }
        return images;
    }

    @Test
    void theTestBatchEvaluatesInFileOrderAndItsLastMinibatchMayBeShort() throws IOException {
        writeBatch(1, 0, 1, 2, 3);
        Files.write(folder.resolve("test_batch.bin"), records(9, 8, 7, 6, 5, 4));
        EvaluationImages evaluation = open(DESIGN, 1, true).evaluation().orElseThrow();
        assertEquals(6, evaluation.imagesPerPass());
        int[] labels = new int[4];
        for (int pass = 0; pass < 2; pass++) {
            evaluation.startPass();
            assertEquals(4, evaluation.next(new float[4 * 3072], labels, () -> false));
            assertArrayEquals(new int[] {9, 8, 7, 6}, labels);
            assertEquals(2, evaluation.next(new float[4 * 3072], labels, () -> false));
            assertArrayEquals(new int[] {5, 4}, Arrays.copyOf(labels, 2));
            assertEquals(0, evaluation.next(new float[4 * 3072], labels, () -> false));
        }
    }

    @Test
    void anEpochIsCountedInImagesAndInWholeMinibatches() throws IOException {
        writeBatch(1, 0, 1, 2, 3, 4, 5);
        ImageSource source = open(DESIGN, 1, true);
        assertEquals(6, source.imagesPerEpoch());
        assertEquals(1, source.batchesPerEpoch());
        assertTrue(source.evaluation().isEmpty());
    }

    @Test
    void aMissingFolderIsRefused() {
        folder = folder.resolve("none");
        assertRefused(DESIGN, "does not exist or is not a folder.");
    }

    @Test
    void anEmptyFolderIsRefused() {
        assertRefused(DESIGN, "has none of the files");
    }

    @Test
    void aTruncatedFileIsNamedWithItsBytes() throws IOException {
        writeBatch(1, 1, 2);
        Files.write(folder.resolve("data_batch_2.bin"), Arrays.copyOf(records(1, 2), 2 * 3073 - 1));
        assertRefused(DESIGN, "data_batch_2.bin has 6145 bytes, which is not a multiple of the 3073 bytes of an image");
        Files.write(folder.resolve("data_batch_2.bin"), new byte[0]);
        assertRefused(DESIGN, "data_batch_2.bin is empty: it must hold at least one image of 3073 bytes.");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("data_batch_1.bin"));
        assertRefused(DESIGN, "data_batch_1.bin cannot be read: it is a folder.");
    }

    @Test
    void aLabelOutOfRangeIsNamedWithItsRecord() throws IOException {
        writeBatch(1, 1, 9, 10);
        assertRefused(DESIGN, "data_batch_1.bin has label 10 in record 3: labels must be from 0 to 9.");
        writeBatch(1, 255, 1, 1);
        assertRefused(DESIGN, "label 255 in record 1");
    }

    @Test
    void aDesignOfAnotherSizeIsToldWhatToSet() throws IOException {
        writeBatch(1, 1, 2, 3, 4);
        assertRefused(
                DESIGN.withClasses(100),
                "CIFAR-10 images are in 10 classes, but the design has 100: set the design to 10 classes.");
        assertRefused(
                DESIGN.withInput(InputSpec.square(64)),
                "CIFAR-10 images are 32x32, but the design reads 64x64: set the design to 32x32.");
        assertRefused(
                DESIGN.withInput(new InputSpec(1, 32, 32)),
                "CIFAR-10 images have 3 channels, but the design reads 1: set the design to 3 channels.");
        assertRefused(
                DESIGN.withInput(new InputSpec(1, 64, 32)).withClasses(7),
                "CIFAR-10 images are 32x32, have 3 channels and are in 10 classes, but the design reads 64x32, reads 1 and"
                        + " has 7: set the design to 32x32, 3 channels and 10 classes.");
    }

    @Test
    void aBatchLargerThanTheImagesIsRefused() throws IOException {
        writeBatch(1, 1, 2, 3);
        assertRefused(DESIGN, "The batch size of 4 exceeds the 3 images in");
        assertRefused(DESIGN, "set it to at most 3.");
    }

    @Test
    void ofCifar100TheFineOrTheCoarseLabelIsRead() throws IOException {
        byte[] records = new byte[4 * 3074];
        for (int image = 0; image < 4; image++) {
            records[image * 3074] = (byte) (19 - image);
            records[image * 3074 + 1] = (byte) (99 - image);
            records[image * 3074 + 2] = (byte) 255; // red of the first pixel
        }
        Files.write(folder.resolve("train.bin"), records);
        Files.write(folder.resolve("test.bin"), Arrays.copyOf(records, 3074));
        DenseNetSpec fine = DESIGN.withClasses(100);
        float[] images = new float[4 * 3072];
        int[] labels = new int[4];
        ImageSource source = open(new DataChoice.Cifar100(folder, false), fine);
        source.next(images, labels, () -> false);
        assertArrayEquals(new int[] {99, 98, 97, 96}, labels);
        assertEquals((float) ((1 - 0.5071) / 0.2673), images[0]);
        assertEquals(1, source.evaluation().orElseThrow().imagesPerPass());
        assertArrayEquals(
                new int[] {19, 18, 17, 16},
                labels(open(new DataChoice.Cifar100(folder, true), DESIGN.withClasses(20)), 4));
        records[1] = 100;
        Files.write(folder.resolve("train.bin"), records);
        String message = assertThrows(DataException.class, () -> open(new DataChoice.Cifar100(folder, false), fine))
                .getMessage();
        assertTrue(message.endsWith("train.bin has label 100 in record 1: labels must be from 0 to 99."), message);
    }

    @Test
    void whatWasRecognisedIsSummedUp() throws IOException {
        Path below = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
        Files.write(below.resolve("data_batch_2.bin"), records(0, 0, 1, 9));
        Files.write(below.resolve("test_batch.bin"), records(9, 9));
        Files.writeString(
                below.resolve("batches.meta.txt"),
                "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
        DatasetSummary summary = open(DESIGN, 1, true).dataset().orElseThrow();
        assertEquals(
                "CIFAR-10 " + below
                        + ": 10 classes (airplane 2, automobile 1, bird 0, cat 0, deer 0, dog 0, frog 0, horse 0, "
                        + "ship 0, truck 1); 4 images for training (data_batch_2.bin), 2 images for evaluation (test_batch.bin).",
                summary.sentence().toString());
        assertEquals(
                new DatasetSummary.ClassImages("truck", 1, 2), summary.classes().get(9));
        assertEquals(DESIGN, summary.fit(DESIGN.withClasses(7).withInput(InputSpec.square(64))));
    }

    @Test
    void aPartIsHeldOutOfTheTrainingFilesAndTheTestFileIsNotUsed() throws IOException {
        writeBatch(1, IntStream.range(0, 40).map(image -> image % 10).toArray());
        Files.write(folder.resolve("test_batch.bin"), records(9, 9));
        DataChoice choice = new DataChoice.Cifar10(folder, 0.25);
        ImageSource source = open(choice, DESIGN);
        assertEquals(30, source.imagesPerEpoch());
        assertEquals(10, source.evaluation().orElseThrow().imagesPerPass());
        DatasetSummary summary = source.dataset().orElseThrow();
        assertEquals(
                new DatasetSummary.Part("25 % of data_batch_1.bin, held out", 10),
                summary.evaluation().orElseThrow());
        assertTrue(summary.classes().stream().allMatch(each -> each.training() == 3 && each.evaluation() == 1));
        assertEquals(
                List.of("File test_batch.bin is not used: the held-out part is used for evaluation."),
                summary.notices().stream().map(Text::toString).toList());
    }

    @Test
    void otherVersionsAndPlacesAreAnsweredWithWhatToDo() throws IOException {
        Files.write(folder.resolve("data_batch_1"), new byte[] {(byte) 0x80, 2});
        assertRefused(
                DESIGN,
                "contains the Python version: download the binary version of CIFAR-10, cifar-10-binary.tar.gz,");
        Files.delete(folder.resolve("data_batch_1"));
        Files.write(folder.resolve("data_batch_1.mat"), new byte[] {1});
        assertRefused(DESIGN, "contains the MATLAB version: download the binary version");
        Files.delete(folder.resolve("data_batch_1.mat"));
        Path below = Files.createDirectory(folder.resolve("cifar-100-binary"));
        Files.write(below.resolve("train.bin"), new byte[3074]);
        assertRefused(DESIGN, "contains CIFAR-100: choose CIFAR-100 as data.");
        for (String copy : List.of("a", "b")) {
            Files.write(Files.createDirectory(folder.resolve(copy)).resolve("data_batch_1.bin"), records(1));
        }
        assertRefused(DESIGN, "contains the data set more than once (a and b): choose one of them.");
    }

    @Test
    void archivesAreToldApartByTheirNames() throws IOException {
        archive("cifar-100-binary.tar.gz");
        archive("cifar-10-python.tar.gz");
        assertRefused(
                DESIGN,
                "has only other archives (cifar-10-python.tar.gz: the Python version, "
                        + "cifar-100-binary.tar.gz: CIFAR-100): download the binary version of CIFAR-10, cifar-10-binary.tar.gz,");
        archive("Cifar-10-Binary (1).tar.gz");
        assertRefused(
                DESIGN, "has the binary version only as the archive Cifar-10-Binary (1).tar.gz: unpack it first.");
        Files.write(folder.resolve("data_batch_1"), new byte[] {(byte) 0x80, 2});
        assertRefused(
                DESIGN, "has the binary version only as the archive Cifar-10-Binary (1).tar.gz: unpack it first.");
    }

    @Test
    void archivesOfUnknownNamesAreToBeUnpacked() throws IOException {
        Path first = archive("archive.zip");
        assertRefused(DESIGN, "has no readable files except the archive archive.zip: unpack it first.");
        archive("cifar-10.zip");
        archive("cifar-100-python.tar.gz");
        assertRefused(
                DESIGN,
                "has no readable files except archives (archive.zip, cifar-10.zip): unpack the one with the binary version first.");
        folder = first;
        assertRefused(DESIGN, "is an archive: unpack it and choose the unpacked folder.");
    }

    @Test
    void anArchiveOfAnotherVersionIsNotToBeUnpacked() throws IOException {
        Path python = archive("cifar-10-python.tar.gz");
        assertRefused(
                DESIGN,
                "has only the archive cifar-10-python.tar.gz with the Python version: download the binary version of CIFAR-10,");
        folder = python;
        assertRefused(DESIGN, "is an archive of the Python version: download the binary version of CIFAR-10,");
    }

    private Path archive(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[] {0x1F, (byte) 0x8B, 8, 0});
    }

    @Test
    void ofCifar100ThePythonVersionIsKnownToo() throws IOException {
        Path python = Files.createDirectory(folder.resolve("cifar-100-python"));
        Files.write(python.resolve("train"), new byte[] {1});
        Files.write(python.resolve("meta"), new byte[] {1});
        String message = assertThrows(DataException.class, () -> open(new DataChoice.Cifar100(folder, false), DESIGN))
                .getMessage();
        assertTrue(
                message.contains(
                        "contains the Python version: download the binary version of CIFAR-100, cifar-100-binary.tar.gz"),
                message);
    }

    private static ImageSource open(DataChoice choice, DenseNetSpec design) {
        return ImageSources.open(choice, design, new Sampling(1, false, Augmentation.NONE));
    }

    private void assertRefused(DenseNetSpec design, String reason) {
        String message =
                assertThrows(DataException.class, () -> open(design, 1, true)).getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.endsWith("."), message);
    }

    private ImageSource open(DenseNetSpec design, long seed, boolean shuffle) {
        return ImageSources.open(
                new DataChoice.Cifar10(folder), design, new Sampling(seed, shuffle, Augmentation.NONE));
    }

    private static int[] labels(ImageSource source, int batch) {
        int[] labels = new int[batch];
        source.next(new float[batch * 3072], labels, () -> false);
        return labels;
    }

    private void writeBatch(int number, int... labels) throws IOException {
        Files.write(folder.resolve("data_batch_" + number + ".bin"), records(labels));
    }

    private static byte[] records(int... labels) {
        byte[] records = new byte[labels.length * 3073];
        for (int i = 0; i < labels.length; i++) {
            records[i * 3073] = (byte) labels[i];
        }
        return records;
    }
}
