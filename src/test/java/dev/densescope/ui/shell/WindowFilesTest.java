package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.image.ImageFiles;
import dev.densescope.session.file.RunFileSamples;
import dev.densescope.ui.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user brings to the window: folders of images, files to write, run files of anybody. */
class WindowFilesTest {
    @TempDir
    private Path folder;

    private WholeWindow window;

    @BeforeEach
    void open() {
        window = new WholeWindow(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whatIsRecognisedInAFolderIsShownAndTheDesignFitted() throws IOException {
        images("Training", "cat", 5);
        images("Training", "dog", 3);
        images("Test", "cat", 2);
        images("Test", "dog", 1);
        choose(folder.resolve("images"));
        window.awaitText("#run-recognised", "2 classes, 8 images for training (Training)");
        assertEquals("3 images for evaluation (Test)", window.text("#run-recognised-evaluation"));
        assertEquals("cat (5), dog (3)", window.text("#run-recognised-classes"));
        assertEquals("The images have 2 classes, but the design has 10.", window.text("#run-misfit"));
        assertEquals(
                "The batch size of 64 exceeds the 8 training images: set it to at most 8 in the design.",
                window.text("#run-large-batch"));
        assertEquals(
                "Images of 8x8 are resized to 32x32: the aspect ratio is the same, so nothing is cropped.",
                window.text("#run-recognised-notices"));
        assertEquals(
                "Images of 8x8 are resized to 32x32: the aspect ratio is the same, so nothing is cropped.",
                window.text("#run-recognised-notices"));
        Pictures.take(window.stage.getScene(), "recognised-misfit");

        window.fire("#run-fit-design");
        window.press("Shortcut+1");
        window.type("#field-batch", "4");
        window.press("Shortcut+3");
        assertEquals("", window.text("#run-misfit"));
        assertEquals("", window.text("#run-large-batch"));
        assertEquals("", window.text("#run-fit-design"));
    }

    @Test
    void onlyTheInputIsNamedAndSetWhereTheClassesFit() throws IOException {
        Path cifar = Files.createDirectory(folder.resolve("cifar"));
        Files.write(cifar.resolve("data_batch_1.bin"), new byte[100 * 3073]);
        window.type("#field-input", "64");
        window.press("Shortcut+3");
        window.forms.choose(cifar);
        window.fire("#run-data", "CIFAR-10");
        window.fire("#run-choose-folder");
        window.awaitText("#run-misfit", "The images are 32×32×3, but the design reads 64×64×3.");
        assertEquals("Set the design to 32×32×3", window.text("#run-fit-design"));
        window.fire("#run-fit-design");
        assertEquals("", window.text("#run-misfit"));
    }

    @Test
    void aRefusalIsToldOnceNextToWhatMendsIt() throws IOException {
        images("train", "cat", 70);
        images("train", "dog", 1);
        choose(folder.resolve("images"));
        window.awaitText("#run-misfit", "The images have 2 classes");
        window.fire("#run-start");
        window.awaitText("#run-refusal", "Not started");
        assertEquals("", window.text("#run-misfit"));
        assertTrue(window.text("#run-fit-design").startsWith("Set the design to 2 classes"));
        Pictures.take(window.stage.getScene(), "recognised-refused");
    }

    @Test
    void foldersThatLookLikeFoldsAreTakenAsClassesWhenTheUserSaysSo() throws IOException {
        for (String fold : List.of("a", "b")) {
            images(fold, "cat", 2);
            images(fold, "dog", 2);
        }
        choose(folder.resolve("images"));
        window.awaitText("#run-folders-are-classes", "Use each folder as a class");
        assertEquals("", window.text("#run-recognised"));
        Pictures.take(window.stage.getScene(), "recognised-folds");

        window.fire("#run-folders-are-classes");
        window.awaitText("#run-recognised", "2 classes, 8 images for training");
        assertEquals("a (4), b (4)", window.text("#run-recognised-classes"));
        assertEquals("", window.text("#run-folders-are-classes"));

        window.fire("#run-recognise-splits");
        window.awaitText("#run-folders-are-classes", "Use each folder as a class");
        assertEquals("", window.text("#run-recognised"));
    }

    @Test
    void filesToWriteAreChosenWrittenAndBelongToOneRun() {
        Path weights = folder.resolve("out.safetensors");
        smallDesign();
        window.fire("#run-more");
        window.forms.choose(weights);
        window.fire("#run-weights-out-choose");
        assertEquals(List.of("write \"Write weights\" from runs"), window.forms.asked());
        assertEquals("out.safetensors", window.text("#run-weights-out"));
        assertTrue(window.text("#run-outputs").contains(weights.toString()), window.text("#run-outputs"));
        window.type("#run-steps", "2");
        window.type("#run-warmup", "0");
        window.fire("#run-start");
        window.awaitText("#run-headline", "2 of 2 steps");
        assertTrue(Files.isRegularFile(weights));
        window.fire("#run-change");
        assertEquals("none", window.text("#run-weights-out"));
        assertEquals("", window.text("#run-outputs"));
    }

    @Test
    void craftedRunFilesAreRefusedInASentenceAndTheNextIsOpened() throws Exception {
        Map<String, Path> crafted = RunFileSamples.writeCrafted(Files.createDirectory(folder.resolve("crafted")));
        assertTrue(crafted.size() >= 20, crafted.keySet().toString());
        window.press("Shortcut+5");
        for (Path file : crafted.values()) {
            window.chooseRunFile(file);
            window.fire("#reports-open");
            window.awaitText("#reports-problem", "Run file %s is damaged and cannot be read: ".formatted(file));
            assertFalse(window.text("#reports-problem").contains("\n"));
        }
        Pictures.take(window.stage.getScene(), "crafted-refused");
        Path sound = folder.resolve("sound.dscope");
        RunFileSamples.write(sound, 4);
        window.chooseRunFile(sound);
        window.fire("#reports-open");
        window.awaitText("#reports-summary");
        assertEquals("", window.text("#reports-problem"));
    }

    private void choose(Path images) {
        window.press("Shortcut+3");
        window.forms.choose(images);
        window.fire("#run-data", "Images");
        window.fire("#run-choose-folder");
        assertTrue(window.forms.asked().get(0).startsWith("folder \"Folder with one folder of images"));
    }

    private void smallDesign() {
        window.type("#field-batch", "2");
        window.type("#field-input", "8");
        window.press("Shortcut+3");
    }

    private void images(String part, String name, int count) throws IOException {
        for (int image = 0; image < count; image++) {
            Path file = folder.resolve("images").resolve(part).resolve(name).resolve(image + ".png");
            ImageFiles.png(file, 8, 8, (x, y) -> x * 7919 + y * 104729);
        }
    }
}
