package dev.densescope.data.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.EvaluationImages;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.SplitsException;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.data.open.ImageSources;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDatasetTest {
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
        Files.createDirectory(folder.resolve("annotations"));
        Files.writeString(folder.resolve("annotations/cat.xml"), "<about/>");
        for (String hidden : List.of(
                ".DS_Store",
                "cat/.DS_Store",
                "cat/._a.png",
                "dog/Thumbs.db",
                ".git/config",
                "@eaDir/a.png",
                "cat/@eaDir/a.jpg",
                "$RECYCLE.BIN/b.png",
                "__MACOSX/cat/._a.png",
                "System Volume Information/c.png")) {
            Files.createDirectories(folder.resolve(hidden).getParent());
            Files.writeString(folder.resolve(hidden), "x");
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(
                    List.of(
                            "alone.png: it is not in a class folder",
                            "cat/empty.jpg: it is empty",
                            "cat/text.png: it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image",
                            "dog/huge.png: it has 60000x60000 pixels, but at most 32768 per side and 67108864 in total are supported"),
                    reasons(source));
            assertEquals(4, source.skipped().count());
            assertEquals(9, source.imagesPerEpoch());
            assertEquals(
                    "4 image files were skipped: alone.png (it is not in a class folder), cat/empty.jpg (it is empty),"
                            + " cat/text.png (it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image) and 1 more.",
                    source.skipped().sentence().orElseThrow().toString());
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
                            "bird: it is a broken link",
                            "cat/round: it is a link to one of its parent folders",
                            "dog/itself.png: it is a broken link",
                            "dog/nowhere.png: it is a broken link",
                            "loop: it is a link to one of its parent folders"),
                    reasons(source));
            assertEquals(9, source.imagesPerEpoch());
        }
    }

    @Test
    void foldersThatCannotBeTrainedOnAreRefused() throws IOException {
        assertRefused(DESIGN, folder.resolve("none"), "does not exist or is not a folder.");
        assertRefused(DESIGN, folder, "contains no folders: put the images of each class into a separate folder.");
        image("cat/0.png", 1);
        assertRefused(
                DESIGN, folder, "has only the class cat, but training needs at least 2 classes: add class folders.");
        assertRefused(DESIGN, folder.resolve("cat/0.png"), "does not exist or is not a folder.");
        Files.createDirectories(folder.resolve("dog"));
        assertRefused(DESIGN, folder, "dog has no readable image: add images, or delete the folder.");
        Files.writeString(folder.resolve("dog/0.png"), "no image");
        assertRefused(DESIGN, folder, " (dog/0.png: it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image): add images,");
        image("dog/0.png", 1);
        assertRefused(
                DESIGN, folder, "The batch size of 4 exceeds the 2 images in " + folder + ": set it to at most 2.");
        assertRefused(
                DESIGN.withClasses(10),
                folder,
                "has 2 classes (cat, dog), but the design has 10: set the design to 2 classes.");
        assertRefused(
                DESIGN.withInput(new InputSpec(4, SIDE, SIDE)),
                folder,
                "but the design has 4 input channels: set the design to 3 channels or to 1.");
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
            assertEquals(List.of("val/cat/1.png: its pixels are damaged or truncated"), reasons(source));
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

    @ParameterizedTest
    @CsvSource({
        "train, Test",
        "Training, Testing",
        "training_set, validation_set",
        "TRAIN, VALID",
        "trn, tst",
        "train2017, val2017",
        "Train Images, Eval",
        "asl_alphabet_train, asl_alphabet_test",
        "pets-train, pets-dev"
    })
    void splitsAreKnownByAnyUsualNameInAnyCase(String train, String other) throws IOException {
        splits(train, other);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            DatasetSummary summary = source.dataset().orElseThrow();
            assertEquals(new DatasetSummary.Part(train, 4), summary.training());
            assertEquals(new DatasetSummary.Part(other, 4), summary.evaluation().orElseThrow());
            assertEquals(
                    List.of(new DatasetSummary.ClassImages("cat", 2, 2), new DatasetSummary.ClassImages("dog", 2, 2)),
                    summary.classes());
            assertEquals(List.of(), english(summary.notices()));
            assertEquals(
                    "Image folder %s: 2 classes (cat 2, dog 2); 4 images for training (%s), 4 images for evaluation (%s)."
                            .formatted(folder, train, other),
                    summary.sentence().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test tube", "train station", "trainer", "validator"})
    void aClassMayHaveTheWordOfASplitInItsName(String name) throws IOException {
        for (int i = 0; i < 2; i++) {
            image(name + "/" + i + ".png", 1);
            image("plane/" + i + ".png", 1);
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(2, source.dataset().orElseThrow().classes().size());
        }
    }

    @Test
    void ofThreeSplitsValidationEvaluatesAndThatIsTold() throws IOException {
        splits("train", "val", "test");
        image("extra/odd.png", 1);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            DatasetSummary summary = source.dataset().orElseThrow();
            assertEquals("val", summary.evaluation().orElseThrow().name().toString());
            assertEquals(
                    List.of(
                            "Folder extra is not used: it is not a split.",
                            "Folder test is not used: val is used for evaluation."),
                    english(summary.notices()));
        }
    }

    @Test
    void aSplitThatCannotEvaluateIsToldAndTheNextOneDoes() throws IOException {
        splits("train", "test");
        image("val/cow/0.png", 1);
        image("val/cat/0.png", 1);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            DatasetSummary summary = source.dataset().orElseThrow();
            assertEquals("test", summary.evaluation().orElseThrow().name().toString());
            assertEquals(
                    List.of("Folder val is not used: its class cow is not in the training images."),
                    english(summary.notices()));
        }
    }

    @Test
    void aFlatTestWithoutLabelsIsToldAndTrainingGoesOnWithoutIt() throws IOException {
        splits("train");
        image("test/0.png", 1);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertTrue(source.evaluation().isEmpty());
            DatasetSummary summary = source.dataset().orElseThrow();
            assertTrue(summary.sentence().toString().endsWith("4 images for training (train), none for evaluation."));
            assertEquals(
                    List.of(
                            "Folder test is not used: it has no class folders.",
                            "There are no evaluation images: hold out a part of the training images to evaluate."),
                    english(summary.notices()));
        }
    }

    @Test
    void aLoneTrainAndAFolderInAFolderLeadToTheClasses() throws IOException {
        splits("unzipped/pets/train");
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            DatasetSummary summary = source.dataset().orElseThrow();
            assertEquals(folder.resolve("unzipped/pets/train").toString(), summary.folder());
            assertEquals(new DatasetSummary.Part("train", 4), summary.training());
        }
        splits("unzipped/pets/test/test");
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(4, source.evaluation().orElseThrow().imagesPerPass());
        }
    }

    @Test
    void splitsAndFoldsThatCannotBeTrainedOnAreRefusedUnlessTheyAreSaidToBeClasses() throws IOException {
        splits("fold 1", "fold 2");
        String folds = assertThrows(SplitsException.class, () -> open(DESIGN, IN_ORDER))
                .getMessage();
        assertEquals(
                "The folders of %s (fold 1, fold 2) contain the same folders (cat, dog): they look like splits or folds, "
                                .formatted(folder)
                        + "not classes. Rename one to train and another to val, choose one of them, or declare that each folder is a class.",
                folds);
        DataChoice choice = new DataChoice.Images(folder).withFoldersAsClasses(true);
        try (ImageSource source = ImageSources.open(choice, DESIGN, IN_ORDER)) {
            assertEquals(
                    List.of("fold 1", "fold 2"),
                    source.dataset().orElseThrow().classes().stream()
                            .map(DatasetSummary.ClassImages::name)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "test, train, 'train has no class folders: put the images of each class into a separate folder in it'",
        "test, val, 'none of them is for training: rename one to train, or choose the one to train on'",
        "train_1, train_2, 'more than one is for training: choose the one to train on'"
    })
    void splitsWithoutClassesInThemAreNoClasses(String first, String second, String reason) throws IOException {
        image(first + "/0.png", 1);
        image(second + "/0.png", 1);
        String message = assertThrows(SplitsException.class, () -> open(DESIGN, IN_ORDER))
                .getMessage();
        assertEquals(
                "The folders of %s look like splits, not classes (%s, %s), and %s; or declare that each folder is a class."
                        .formatted(folder, first, second, reason),
                message);
    }

    @Test
    void aTrainNextToFoldersOfImagesIsAskedAbout() throws IOException {
        splits("train");
        image("bus/0.png", 1);
        String message = assertThrows(SplitsException.class, () -> open(DESIGN, IN_ORDER))
                .getMessage();
        assertTrue(
                message.startsWith("Folder train of " + folder + " looks like a split, but next to it are bus:"),
                message);
    }

    @Test
    void tinyImageNetIsReadAsItIsDownloaded() throws IOException {
        for (String name : List.of("n01443537", "n01629819")) {
            for (int i = 0; i < 2; i++) {
                image("train/%s/images/%s_%d.png".formatted(name, name, i), 1);
            }
            Files.writeString(folder.resolve("train/" + name + "/" + name + "_boxes.txt"), "a\t0\t0\t1\t1\n");
        }
        for (int i = 0; i < 3; i++) {
            image("val/images/val_" + i + ".png", 1);
        }
        Files.writeString(
                folder.resolve("val/val_annotations.txt"),
                "val_0.png\tn01629819\t0\t0\t9\t9\nval_1.png\tn01443537\t0\t0\t9\t9\nval_2.png\tn01629819\t0\t0\t9\t9\n");
        image("test/images/test_0.png", 1);
        Files.writeString(folder.resolve("wnids.txt"), "n01443537\nn01629819\n");
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            DatasetSummary summary = source.dataset().orElseThrow();
            assertEquals(
                    List.of(
                            new DatasetSummary.ClassImages("n01443537", 2, 1),
                            new DatasetSummary.ClassImages("n01629819", 2, 2)),
                    summary.classes());
            assertEquals(List.of("Folder test is not used: val is used for evaluation."), english(summary.notices()));
            assertEquals(SkippedImages.NONE, source.skipped());
        }
    }

    @Test
    void namesOfClassesAreTheSameHoweverTheirAccentsAreStored() throws IOException {
        for (int i = 0; i < 2; i++) {
            image("train/\u00e9clair/" + i + ".png", 10);
            image("train/tarte/" + i + ".png", 20);
            image("val/e\u0301clair/" + i + ".png", 30);
        }
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(
                    List.of(
                            new DatasetSummary.ClassImages("tarte", 2, 0),
                            new DatasetSummary.ClassImages("\u00e9clair", 2, 2)),
                    source.dataset().orElseThrow().classes());
        }
    }

    @Test
    void aHeldOutPartIsOfAllClassesSeededAndNotTrainedOn() throws IOException {
        sound(20);
        DataChoice choice = new DataChoice.Images(folder).withHeldOut(0.1);
        try (ImageSource source = ImageSources.open(choice, DESIGN, IN_ORDER)) {
            assertEquals(36, source.imagesPerEpoch());
            assertEquals(4, source.evaluation().orElseThrow().imagesPerPass());
            assertEquals(
                    List.of(new DatasetSummary.ClassImages("cat", 18, 2), new DatasetSummary.ClassImages("dog", 18, 2)),
                    source.dataset().orElseThrow().classes());
        }
    }

    @Test
    void imagesOfEveryFormatAreFoundUnderEveryName() throws IOException {
        sound(1);
        BufferedImage picture = ImageFiles.image(SIDE, SIDE, BufferedImage.TYPE_INT_RGB, (x, y) -> 0x303030);
        ImageFiles.write(folder.resolve("cat/a.BMP"), "bmp", picture);
        ImageFiles.write(folder.resolve("cat/b.tif"), "tiff", picture);
        ImageFiles.write(folder.resolve("dog/c.gif"), "gif", picture);
        ImageFiles.write(folder.resolve("dog/no name"), "png", picture);
        try (ImageSource source = open(DESIGN, IN_ORDER)) {
            assertEquals(6, source.imagesPerEpoch());
            assertEquals(SkippedImages.NONE, source.skipped());
        }
    }

    @Test
    void archivesAndOtherDataSetsAreAnsweredWithWhatToDo() throws IOException {
        Path archive = folder.resolve("pets.zip");
        Files.write(archive, new byte[] {'P', 'K', 3, 4, 0});
        assertRefused(DESIGN, archive, "is an archive: unpack it and choose the unpacked folder.");
        assertRefused(DESIGN, folder, "contains no folders, but the archive pets.zip: unpack it first.");
        Path other = Files.write(folder.resolve("cars.zip"), new byte[] {'P', 'K', 3, 4, 0});
        assertRefused(
                DESIGN, folder, "contains no folders, but archives such as cars.zip: unpack the one with the images");
        Files.delete(other);
        Files.write(folder.resolve("train.bin"), new byte[3074]);
        assertRefused(DESIGN, folder, "contains the binary files of CIFAR-100: choose CIFAR-100 as data.");
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
                            "cat/1.png: its pixels are damaged or truncated",
                            "dog/2.png: its pixels are damaged or truncated"),
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
                            + " and all other images of its class are damaged: replace them with readable ones.",
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
                    "Image " + folder.resolve("dog/3.png") + " can no longer be read: check the file and its disk.",
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

    @Test
    void whatIsDoneToImagesOfOtherSizesStandsInWhatWasRecognised() throws IOException {
        for (String name : List.of("cat", "dog")) {
            ImageFiles.png(folder.resolve("train").resolve(name).resolve("a.png"), 40, 30, (x, y) -> x + y);
            ImageFiles.png(folder.resolve("val").resolve(name).resolve("a.png"), 20, 20, (x, y) -> x + y);
        }
        DenseNetSpec design = DESIGN.withClasses(2).withBatch(1);
        String size = "%dx%d".formatted(design.input().width(), design.input().height());
        try (ImageSource source = open(design, IN_ORDER)) {
            assertEquals(
                    List.of("Images of 40x30 and other sizes are resized to %s: scaled to cover it, and center-cropped."
                            .formatted(size)),
                    english(source.dataset().orElseThrow().notices()));
        }
    }

    private ImageSource open(DenseNetSpec design, Sampling sampling) {
        return ImageSources.open(new DataChoice.Images(folder), design, sampling);
    }

    private void assertRefused(DenseNetSpec design, Path root, String reason) {
        String message = assertThrows(
                        DataException.class, () -> ImageSources.open(new DataChoice.Images(root), design, IN_ORDER))
                .getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.endsWith("."), message);
    }

    private static List<String> reasons(ImageSource source) {
        return source.skipped().listed().stream()
                .map(image -> image.file().replace('\\', '/') + ": " + image.reason())
                .toList();
    }

    /** Folders with classes cat and dog of two images each. */
    private void splits(String... names) {
        for (String name : names) {
            for (int i = 0; i < 2; i++) {
                image(name + "/cat/" + i + ".png", 10);
                image(name + "/dog/" + i + ".png", 20);
            }
        }
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

    private static List<String> english(List<Text> sentences) {
        return sentences.stream().map(Text::toString).toList();
    }
}
