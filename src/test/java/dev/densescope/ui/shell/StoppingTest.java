package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.shell.file.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stop asks what is to be kept of a training that would leave nothing, however it is pressed. */
class StoppingTest {
    /** The ways to stop a run. */
    private enum Way {
        KEY(window -> window.press("Shift+F5")),
        BUTTON(window -> ((Button) window.find("#run-button").orElseThrow()).fire());

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
        private final Consumer<TestWindow> press;

        Way(Consumer<TestWindow> press) {
            this.press = press;
        }
    }

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

    @ParameterizedTest
    @EnumSource
    void aTrainingIsStoppedWithACheckpointWhereThatIsChosen(Way way) {
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        stop(way);
        assertEquals(List.of("stop, checkpoint a.checkpoint.safetensors"), window.dialogs.asked());
        assertEquals(List.of("stop with a checkpoint"), runs.asked);
        assertTrue(window.stage.isShowing());
    }

    @ParameterizedTest
    @EnumSource
    void itIsStoppedWithoutOneWhereThatIsChosen(Way way) {
        window.dialogs.answer(FileDialogs.RunAnswer.STOP);
        stop(way);
        assertEquals(List.of("stop"), runs.asked);
    }

    @ParameterizedTest
    @EnumSource
    void whoThinksBetterOfItLetsItRun(Way way) {
        stop(way);
        assertEquals(List.of(), runs.asked);
        assertTrue(window.isRunning());
    }

    @ParameterizedTest
    @EnumSource
    void whatKeepsItselfOrHasNothingToKeepIsStoppedAtOnce(Way way) {
        runs.checkpoint = Optional.empty();
        stop(way);
        assertEquals(List.of(), window.dialogs.asked());
        assertEquals(List.of("stop"), runs.asked);
        assertFalse(window.isRunning());
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsHeldWhileTheQuestionIsOpen(Way way) {
        List<Integer> holds = new ArrayList<>();
        runs.waiting = 3;
        window.dialogs.whileAsked(() -> holds.add(runs.holds));
        stop(way);
        assertEquals(List.of("stop, checkpoint a.checkpoint.safetensors, 3 waiting"), window.dialogs.asked());
        assertEquals(List.of(1), holds);
        assertEquals(0, runs.holds);
    }

    @Test
    void aCheckpointOfARunThatHasEndedBeforeTheAnswerIsSaidToBeMissing() {
        window.dialogs.whileAsked(() -> runs.running.set(false));
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        stop(Way.BUTTON);
        assertEquals(List.of("stop"), runs.asked, "no other run of the queue starts, and none is stopped");
        assertEquals(
                List.of("The run ended before it could be stopped. a.checkpoint.safetensors was not written."),
                window.notices());
    }

    @Test
    void aTrainingThatHasCompletedBeforeTheAnswerIsSaved() {
        runs.unsaved = runs.checkpoint;
        window.dialogs.whileAsked(() -> runs.running.set(false));
        window.dialogs.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        stop(Way.BUTTON);
        assertEquals(List.of("stop", "save a.checkpoint.safetensors"), runs.asked);
        assertEquals(List.of(), window.notices());
    }

    private void stop(Way way) {
        fx(() -> way.press.accept(window));
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
