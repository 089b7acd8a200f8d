package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.densescope.data.image.ImageFiles;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSourceTest {
    private static final int SIDE = 8;
    private static final int ELEMENTS = 3 * SIDE * SIDE;
    private static final DenseNetSpec DESIGN = new DenseNetSpec(
            "small", InputSpec.square(SIDE), Stem.CIFAR, 8, List.of(new DenseBlockSpec(2, 4, 0)), 1, 0, 2, 4);
    private static final Sampling IN_ORDER = new Sampling(1, false, Augmentation.NONE);

    @TempDir
    Path folder;

    @Test
    void classesAndFilesAreSortedByNameAndPixelsNormalisedAsOnImageNet() throws IOException {
        image("dog/b.png", 255);
        image("dog/a.png", 0);
        image("cat/sub/z.png", 51);
        image("cat/A.jpg", 102);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            Minibatch minibatch = new Minibatch(source);
            assertArrayEquals(new int[] {0, 0, 1, 1}, minibatch.labels);
            assertEquals((0.2 - 0.485) / 0.229, minibatch.images[ELEMENTS], 1e-5);
            assertEquals((0 - 0.456) / 0.224, minibatch.images[2 * ELEMENTS + 1], 1e-5);
            assertEquals((1 - 0.406) / 0.225, minibatch.images[3 * ELEMENTS + 2], 1e-5);
            assertEquals(4, source.imagesPerEpoch());
            assertEquals(1, source.batchesPerEpoch());
            assertTrue(source.evaluation().isEmpty());
            assertEquals(SkippedImages.NONE, source.skipped());
        }
    }

    @Test
    void whatIsNoImageIsSkippedWithItsReasonAndWhatSystemsLeaveIsPassedOver() throws IOException {
        sound(4);
        Files.writeString(folder.resolve("cat/text.png"), "no image");
        Files.write(folder.resolve("cat/empty.jpg"), new byte[0]);
        Files.writeString(folder.resolve("dog/labels.csv"), "a,b");
        ImageFiles.cmyk(folder.resolve("dog/cmyk.jpg"));
        ImageFiles.pngClaiming(folder.resolve("dog/huge.png"), 60_000, 60_000);
        image("alone.png", 0);
        Files.writeString(folder.resolve("README.md"), "about");
        for (String hidden : List.of(".DS_Store", "cat/.DS_Store", "cat/._a.png", "dog/Thumbs.db", ".git/config")) {
            Files.createDirectories(folder.resolve(hidden).getParent());
            Files.writeString(folder.resolve(hidden), "x");
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(
                    List.of(
                            "alone.png: it lies in no class folder",
                            "cat/empty.jpg: it is empty",
                            "cat/text.png: it is neither a PNG nor a JPEG image",
                            "dog/cmyk.jpg: it is in CMYK colours",
                            "dog/huge.png: it has 60000x60000 pixels, more than the 32768 on a side and 67108864 in all"
                                    + " that are read",
                            "dog/labels.csv: it is neither a PNG nor a JPEG image"),
                    reasons(source));
            assertEquals(6, source.skipped().count());
            assertEquals(8, source.imagesPerEpoch());
            assertEquals(
                    "6 files of images were skipped: alone.png (it lies in no class folder), cat/empty.jpg (it is empty),"
                            + " cat/text.png (it is neither a PNG nor a JPEG image) and 3 more.",
                    source.skipped().sentence().orElseThrow());
        }
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        sound(4);
        Files.createSymbolicLink(folder.resolve("cat/round"), folder);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("bird"), folder.resolve("unplugged"));
        Files.createSymbolicLink(folder.resolve("dog/nowhere.png"), folder.resolve("none.png"));
        Files.createSymbolicLink(folder.resolve("dog/itself.png"), folder.resolve("dog/itself.png"));
        Files.createSymbolicLink(folder.resolve("dog/again.png"), folder.resolve("dog/0.png"));
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(
                    List.of(
                            "bird: it is a link that leads nowhere",
                            "cat/round: it is a link to a folder that it lies in",
                            "dog/itself.png: it is a link that leads nowhere",
                            "dog/nowhere.png: it is a link that leads nowhere",
                            "loop: it is a link to a folder that it lies in"),
                    reasons(source));
            assertEquals(9, source.imagesPerEpoch());
        }
    }

    @Test
    void foldersThatCannotBeTrainedOnAreRefused() throws IOException {
        assertRefused(DESIGN, folder.resolve("none"), "is not there or not a folder.");
        assertRefused(DESIGN, folder, "has no folders in it: put the images of each class into a folder of their own.");
        image("cat/0.png", 1);
        assertRefused(DESIGN, folder, "has the one class cat: there is nothing to learn with fewer than 2.");
        assertRefused(DESIGN, folder.resolve("cat/0.png"), "is not there or not a folder.");
        Files.createDirectories(folder.resolve("dog"));
        assertRefused(DESIGN, folder, "dog has no image that can be read: add some, or take the folder away.");
        Files.writeString(folder.resolve("dog/0.png"), "no image");
        assertRefused(DESIGN, folder, " (dog/0.png: it is neither a PNG nor a JPEG image): add some,");
        image("dog/0.png", 1);
        assertRefused(
                DESIGN, folder, "The batch of 4 is larger than the 2 images in " + folder + ": set it to at most 2.");
        assertRefused(
                DESIGN.withClasses(10), folder, "has 2 classes (cat, dog), but the design has 10: set classes to 2.");
        assertRefused(
                DESIGN.withInput(new InputSpec(4, SIDE, SIDE)),
                folder,
                "but the design reads 4: set channels to 3 or 1.");
    }

    @Test
    void aClassFolderThatMayNotBeReadIsRefused() throws IOException {
        sound(4);
        Path closed = folder.resolve("cat");
        assertTrue(closed.toFile().setReadable(false));
        try {
            assumeFalse(Files.isReadable(closed), "whoever runs this may read everything");
            assertRefused(DESIGN, folder, "cat cannot be read: access is denied.");
        } finally {
            assertTrue(closed.toFile().setReadable(true));
        }
    }

    @Test
    void aFolderInTwoPartsTrainsOnOneAndEvaluatesOnTheOther() throws IOException {
        for (int i = 0; i < 4; i++) {
            image("train/cat/" + i + ".png", 10);
            image("train/dog/" + i + ".png", 20);
            image("val/dog/" + i + ".png", 200);
        }
        image("val/cat/0.png", 100);
        ImageFiles.damage(noisy("val/cat/1.png"));
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(8, source.imagesPerEpoch());
            EvaluationImages evaluation = source.evaluation().orElseThrow();
            assertEquals(6, evaluation.imagesPerPass());
            for (int pass = 0; pass < 2; pass++) {
                evaluation.startPass();
                float[] images = new float[4 * ELEMENTS];
                int[] labels = new int[4];
                assertEquals(3, evaluation.next(images, labels, () -> false));
                assertArrayEquals(new int[] {0, 1, 1}, Arrays.copyOf(labels, 3));
                assertEquals((200 / 255.0 - 0.485) / 0.229, images[ELEMENTS], 1e-5);
                assertEquals(2, evaluation.next(images, labels, () -> false));
                assertEquals(0, evaluation.next(images, labels, () -> false));
            }
            assertEquals(List.of("val/cat/1.png: its pixels are damaged or cut off"), reasons(source));
        }
    }

    /** With two classes it would learn to tell the parts from one another. */
    @ParameterizedTest
    @ValueSource(strings = {"val", "validation", "valid", "test"})
    void whatTheOtherPartIsCalledDoesNotMatter(String name) throws IOException {
        for (String part : List.of("train", name)) {
            image(part + "/cat/0.png", 10);
            image(part + "/cat/1.png", 10);
            image(part + "/dog/0.png", 20);
            image(part + "/dog/1.png", 20);
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(4, source.imagesPerEpoch());
            assertEquals(4, source.evaluation().orElseThrow().imagesPerPass());
        }
    }

    @Test
    void evaluationClassesThatAreNotTrainedAreRefused() throws IOException {
        for (String name : List.of("train/cat", "train/dog", "test/cow")) {
            for (int i = 0; i < 2; i++) {
                image(name + "/" + i + ".png", 1);
            }
        }
        assertRefused(DESIGN, folder, "Class cow of " + folder.resolve("test") + " is not trained:");
    }

    @Test
    void aClassMayBeCalledTrain() throws IOException {
        for (int i = 0; i < 2; i++) {
            image("train/" + i + ".png", 1);
            image("plane/" + i + ".png", 1);
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertArrayEquals(new int[] {0, 0, 1, 1}, new Minibatch(source).labels);
        }
    }

    @Test
    void inPlaceOfADamagedImageStandsTheNextSoundOneOfItsClass() throws IOException {
        for (int i = 0; i < 3; i++) {
            image("cat/" + i + ".png", 100 + i);
            image("dog/" + i + ".png", 200 + i);
        }
        ImageFiles.damage(noisy("cat/1.png"));
        ImageFiles.cutOff(noisy("dog/2.png"));
        try (ImageSource source = open(DESIGN.withBatch(6), IN_ORDER)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                Minibatch minibatch = new Minibatch(source, 6);
                assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, minibatch.labels);
                assertArrayEquals(new int[] {100, 102, 102, 200, 201, 200}, minibatch.reds());
            }
            assertEquals(
                    List.of(
                            "cat/1.png: its pixels are damaged or cut off",
                            "dog/2.png: its pixels are damaged or cut off"),
                    reasons(source));
        }
    }

    @Test
    void aClassOfDamagedImagesAloneEndsWithASentence() throws IOException {
        sound(4);
        for (int i = 0; i < 4; i++) {
            ImageFiles.damage(noisy("cat/" + i + ".png"));
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            String message = assertThrows(DataException.class, () -> new Minibatch(source))
                    .getMessage();
            assertEquals(
                    "Image " + folder.resolve("cat/0.png")
                            + " is damaged, and so are all others of its class: put readable ones there.",
                    message);
        }
    }

    @Test
    void anImageTakenAwayMeanwhileEndsWithASentence() throws IOException {
        sound(4);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            Files.delete(folder.resolve("dog/3.png"));
            new Minibatch(source);
            String message = assertThrows(DataException.class, () -> new Minibatch(source))
                    .getMessage();
            assertEquals(
                    "Image " + folder.resolve("dog/3.png") + ", which was there before, cannot be read any more.",
                    message);
        }
    }

    @Test
    void aSeedDecidesEveryMinibatchWhateverTheThreadsDo() throws IOException {
        sound(7);
        ImageFiles.damage(noisy("cat/3.png"));
        Sampling sampling = new Sampling(5, true, Augmentation.CROP_FLIP);
        List<Minibatch> first = minibatches(sampling, 9);
        List<Minibatch> second = minibatches(sampling, 9);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(first.get(i).images, second.get(i).images);
            assertArrayEquals(first.get(i).labels, second.get(i).labels);
        }
        assertFalse(Arrays.equals(
                first.get(0).images,
                minibatches(new Sampling(6, true, Augmentation.CROP_FLIP), 1).get(0).images));
    }

    private List<Minibatch> minibatches(Sampling sampling, int count) {
        try (ImageSource source = open(DESIGN, sampling)) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Minibatch(source))
                    .toList();
        }
    }

    private static final class Minibatch {
        private final float[] images;
        private final int[] labels;

        Minibatch(ImageSource source) {
            this(source, DESIGN.batch());
        }

        Minibatch(ImageSource source, int batch) {
            labels = new int[batch];
            images = new float[labels.length * ELEMENTS];
            assertTrue(source.next(images, labels, () -> false));
        }

        /** The first pixel's red of each image, as it is in the file. */
        int[] reds() {
            int[] reds = new int[labels.length];
            for (int i = 0; i < reds.length; i++) {
                reds[i] = (int) Math.round((images[i * ELEMENTS] * 0.229 + 0.485) * 255);
            }
            return reds;
        }
    }

    private ImageSource open(DenseNetSpec design, Sampling sampling) {
        return ImageSource.open(new DataChoice.Images(folder), design, sampling);
    }

    private void assertRefused(DenseNetSpec design, Path root, String reason) {
        String message = assertThrows(
                        DataException.class, () -> ImageSource.open(new DataChoice.Images(root), design, IN_ORDER))
                .getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.endsWith("."), message);
    }

    private static List<String> reasons(ImageSource source) {
        return source.skipped().listed().stream()
                .map(image -> image.file().replace('\\', '/') + ": " + image.reason())
                .toList();
    }

    /** Classes cat and dog of so many images each, all different. */
    private void sound(int images) {
        for (int i = 0; i < images; i++) {
            image("cat/" + i + ".png", 10 + i);
            image("dog/" + i + ".png", 110 + i);
        }
    }

    /** A picture in one grey. */
    private void image(String name, int grey) {
        Path file = folder.resolve(name);
        if (name.endsWith(".jpg")) {
            ImageFiles.jpeg(file, SIDE, SIDE, (x, y) -> grey * 0x10101);
        } else {
            ImageFiles.png(file, SIDE, SIDE, (x, y) -> grey * 0x10101);
        }
    }

    /** A picture that takes many bytes. */
    private Path noisy(String name) {
        Path file = folder.resolve(name);
        ImageFiles.png(file, 32, 32, (x, y) -> (x * 7919 + y * 104729) * 31);
        return file;
    }
}
