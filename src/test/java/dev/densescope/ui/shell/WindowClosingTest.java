package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.export.Export;
import dev.densescope.ui.shell.file.FileDialogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing the window while a run goes on, over a run that ends when the test says so. */
class WindowClosingTest {
    private static final String WAITING = "The window closes when the run has ended and its files are written.";

    private static final String SAVING = "The window closes when the training is saved.";

    @TempDir
    private Path folder;

    private TestWindow window;
    private TestWindow.Runs runs;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
        runs = window.runs();
        runs.checkpoint = Optional.of(folder.resolve("a.checkpoint.safetensors"));
        fx(runs::start);
    }

    @AfterEach
    void close() {
        fx(() -> window.crash());
    }

    @Test
    void keepRunningKeepsTheWindowAndTheRun() {
        quit();
        assertTrue(window.stage.isShowing());
        assertTrue(window.isRunning());
        assertEquals(List.of(), runs.asked);
        assertEquals(List.of("running, checkpoint a.checkpoint.safetensors"), window.dialogs.asked());
    }

    @Test
    void theWindowClosesWhenTheRunHasEndedWithItsCheckpointAndNotBefore() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
        assertTrue(window.stage.isShowing());
        assertEquals(List.of("stop with a checkpoint"), runs.asked);
        assertEquals(List.of(WAITING), window.notices());
        fx(() -> runs.running.set(false));
        assertFalse(window.stage.isShowing());
    }

    @Test
    void exportsThatAreNotCompleteAreAskedAboutFirst() {
        fx(() -> {
            runs.running.set(false);
            for (String name : List.of("a.html", "b.pdf")) {
                Path file = folder.resolve(name);
                window.exports.begin(new Export(name, file, name, progress -> Optional.empty()));
            }
        });
        quit();
        assertTrue(window.stage.isShowing());
        assertEquals(List.of("exporting a.html, b.pdf"), window.dialogs.asked());
        window.dialogs.cancelsExports = true;
        quit();
        assertFalse(window.stage.isShowing());
    }

    @Test
    void exportsThatAreCompleteAreNotAskedAbout() {
        fx(() -> {
            runs.running.set(false);
            window.exports.begin(
                    new Export("a.html", folder.resolve("a.html"), "a.html", progress -> Optional.empty()));
            window.exportWorker.remove().run();
        });
        quit();
        assertEquals(List.of(), window.dialogs.asked());
        assertFalse(window.stage.isShowing());
    }

    @Test
    void aSecondRequestWhileTheRunEndsAsksAndDoesNothing() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        quit();
        quit();
        assertEquals(1, window.dialogs.asked().size());
        assertEquals(List.of("stop"), runs.asked);
        assertEquals(List.of(WAITING), window.notices());
        fx(() -> runs.running.set(false));
        assertFalse(window.stage.isShowing());
    }

    @Test
    void aSecondRequestWhileTheQuestionStandsAsksNoSecondTime() {
        window.dialogs.whileAsked(() -> window.press("Shortcut+Q"));
        quit();
        assertEquals(1, window.dialogs.asked().size());
        assertTrue(window.stage.isShowing());
    }

    @Test
    void unsavedWorkIsAskedAboutNextAndNothingIsStoppedIfThatIsCancelled() {
        edit(9);
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        window.dialogs.answer(FileDialogs.Answer.CANCEL);
        quit();
        assertEquals(
                List.of("running, checkpoint a.checkpoint.safetensors", "unsaved Three blocks"),
                window.dialogs.asked());
        assertTrue(window.isRunning());
        assertEquals(List.of(), runs.asked);
        window.dialogs.answer(FileDialogs.Answer.DISCARD);
        quit();
        assertEquals(List.of("stop"), runs.asked);
        assertFalse(window.stage.isShowing());
    }

    @Test
    void whatIsEditedWhileTheRunEndsIsAskedAboutBeforeTheWindowCloses() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        edit(9);
        fx(() -> runs.running.set(false));
        assertEquals("unsaved Three blocks", window.dialogs.asked().get(1));
        assertTrue(window.stage.isShowing(), "the question was answered with cancel");
    }

    @Test
    void aCheckpointThatWasNotWrittenKeepsTheWindowOpenSoThatItIsSeen() {
        runs.kept = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
        assertFalse(window.isRunning());
        assertTrue(window.stage.isShowing());
        assertEquals(List.of(), window.notices());
        quit();
        assertFalse(window.stage.isShowing());
    }

    @Test
    void whoThinksBetterOfItWhileTheRunEndsKeepsTheWindow() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        fx(() -> window.answer("Keep it open"));
        fx(() -> runs.running.set(false));
        assertTrue(window.stage.isShowing());
    }

    @Test
    void aRunThatEndedWhileTheQuestionStoodNeedsNoEnd() {
        window.dialogs.whileAsked(() -> runs.running.set(false));
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        assertEquals(List.of(), runs.asked);
        assertFalse(window.stage.isShowing());
    }

    @Test
    void theQueueIsHeldWhileTheQuestionIsOpen() {
        List<Integer> holds = new ArrayList<>();
        runs.waiting = 2;
        window.dialogs.whileAsked(() -> holds.add(runs.holds));
        quit();
        assertTrue(
                window.dialogs.asked().get(0).endsWith(", 2 waiting"),
                window.dialogs.asked().get(0));
        assertEquals(List.of(1), holds);
        assertEquals(0, runs.holds);
    }

    @Test
    void aCheckpointWantedOfARunThatEndedWhileTheQuestionStoodIsNotForgotten() throws IOException {
        Path checkpoint = folder.resolve("run.checkpoint.safetensors");
        runs.checkpoint = Optional.of(checkpoint);
        window.dialogs.whileAsked(() -> runs.running.set(false));
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
        assertTrue(window.stage.isShowing());
        assertTrue(window.notices().get(0).startsWith("The run ended before it could be stopped"));
        assertEquals(List.of("stop"), runs.asked, "the rest of the queue does not run");

        fx(() -> runs.running.set(true));
        Files.createFile(checkpoint);
        quit();
        assertFalse(window.stage.isShowing(), "the run has left it by itself");
    }

    @Test
    void aCompletedTrainingThatIsInNoFileIsSavedBeforeTheWindowCloses() {
        completed();
        quit();
        assertTrue(window.stage.isShowing());
        assertEquals(List.of("unsaved training, checkpoint a.checkpoint.safetensors"), window.dialogs.asked());
        runs.canSave = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
        assertTrue(window.stage.isShowing(), "it could not be saved");
        runs.canSave = true;
        quit();
        assertEquals(
                List.of("stop", "save a.checkpoint.safetensors", "stop", "save a.checkpoint.safetensors"), runs.asked);
        assertFalse(window.stage.isShowing());
    }

    @Test
    void aCompletedTrainingCanBeGivenUpButNotBeforeUnsavedWorkIsAskedAbout() {
        completed();
        edit(9);
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        window.dialogs.answer(FileDialogs.Answer.CANCEL);
        quit();
        assertTrue(window.stage.isShowing());
        window.dialogs.answer(FileDialogs.Answer.DISCARD);
        quit();
        assertEquals(List.of(), runs.asked);
        assertFalse(window.stage.isShowing());
    }

    @Test
    void aTrainingThatCompletedWhileTheQuestionStoodIsSaved() {
        Path checkpoint = folder.resolve("a.checkpoint.safetensors");
        runs.unsaved = Optional.of(checkpoint);
        window.dialogs.whileAsked(() -> runs.running.set(false));
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
        assertEquals(
                List.of("stop", "save a.checkpoint.safetensors"), runs.asked, "the rest of the queue does not run");
        assertFalse(window.stage.isShowing());
    }

    @Test
    void theWindowStaysAndSaysSoWhileTheTrainingIsSaved() {
        saveAndClose();
        assertTrue(window.stage.isShowing());
        assertEquals(List.of(SAVING), window.notices());
        quit();
        assertEquals(1, window.dialogs.asked().size());
        fx(() -> runs.saving.accept(false));
        assertTrue(window.stage.isShowing(), "it could not be saved");
        assertEquals(List.of(), window.notices());
        quit();
        fx(() -> runs.saving.accept(true));
        assertFalse(window.stage.isShowing());
    }

    @Test
    void whatIsEditedWhileTheTrainingIsSavedIsAskedAboutBeforeTheWindowCloses() {
        saveAndClose();
        edit(9);
        fx(() -> runs.saving.accept(true));
        assertEquals("unsaved Three blocks", window.dialogs.asked().get(1));
        assertTrue(window.stage.isShowing(), "the question was answered with cancel");
    }

    @Test
    void exportsThatBeginWhileTheTrainingIsSavedAreAskedAbout() {
        saveAndClose();
        fx(this::beginExport);
        fx(() -> runs.saving.accept(true));
        assertEquals("exporting a.html", window.dialogs.asked().get(1));
        assertTrue(window.stage.isShowing());
    }

    @Test
    void exportsThatBeginWhileTheRunEndsAreAskedAbout() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        fx(this::beginExport);
        fx(() -> runs.running.set(false));
        assertEquals("exporting a.html", window.dialogs.asked().get(1));
        assertTrue(window.stage.isShowing());
        window.dialogs.cancelsExports = true;
        quit();
        assertFalse(window.stage.isShowing());
    }

    @Test
    void aRunThatBeginsWhileTheTrainingIsSavedIsAskedAbout() {
        saveAndClose();
        window.dialogs.answer(FileDialogs.RunAnswer.KEEP_RUNNING);
        fx(runs::start);
        fx(() -> runs.saving.accept(true));
        assertEquals(
                "running, checkpoint a.checkpoint.safetensors",
                window.dialogs.asked().get(1));
        assertTrue(window.stage.isShowing());
        assertTrue(window.isRunning());
    }

    @Test
    void whoThinksBetterOfItWhileTheTrainingIsSavedKeepsTheWindow() {
        saveAndClose();
        fx(() -> window.answer("Keep it open"));
        fx(() -> runs.saving.accept(true));
        assertTrue(window.stage.isShowing());
    }

    @Test
    void whenTheRunEndsBeforeAnAnswerTheWindowStaysAndNothingElseIsAsked() {
        window.dialogs.whileAsked(() -> {
            runs.running.set(false);
            runs.unsaved = Optional.of(folder.resolve("a.checkpoint.safetensors"));
        });
        window.dialogs.endsWithRun = true;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP); // to the next question, if there were one
        quit();
        assertEquals(List.of("running, checkpoint a.checkpoint.safetensors"), window.dialogs.asked());
        assertTrue(window.stage.isShowing());
        assertEquals(List.of(), runs.asked);
        assertEquals(0, runs.holds);
        quit();
        assertFalse(window.stage.isShowing(), "a second request closes it");
    }

    @Test
    void aRunThatBeginsToTrainWhileTheQuestionStandsIsAskedAboutAgain() {
        Optional<Path> checkpoint = runs.checkpoint;
        runs.checkpoint = Optional.empty();
        window.dialogs.whileAsked(() -> runs.checkpoint = checkpoint);
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        assertEquals(
                List.of("running, checkpoint none", "running, checkpoint a.checkpoint.safetensors"),
                window.dialogs.asked());
        assertFalse(window.stage.isShowing());
    }

    @Test
    void whatIsAskedWhenTheRunHasEndedWaitsForTheQuestionThatStands() {
        runs.endsAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        quit();
        edit(9);
        window.dialogs.standing = true;
        fx(() -> runs.running.set(false));
        assertEquals(1, window.dialogs.asked().size());
        window.dialogs.standing = false;
        fx(() -> window.dialogs.waiting.remove(0).run());
        assertEquals("unsaved Three blocks", window.dialogs.asked().get(1));
    }

    private void saveAndClose() {
        completed();
        runs.savesAtOnce = false;
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        quit();
    }

    private void beginExport() {
        window.exports.begin(new Export("a.html", folder.resolve("a.html"), "a.html", progress -> Optional.empty()));
    }

    private void completed() {
        runs.unsaved = Optional.of(folder.resolve("a.checkpoint.safetensors"));
        fx(() -> runs.running.set(false));
    }

    private void edit(int batch) {
        fx(() -> window.workspace.document().edit("batch", spec -> spec.withBatch(batch)));
    }

    private void quit() {
        fx(() -> window.press("Shortcut+Q"));
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
