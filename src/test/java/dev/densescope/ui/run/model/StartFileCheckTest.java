package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Background;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.weights.SampleCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chosen checkpoint is looked at when it is chosen, by the worker. */
class StartFileCheckTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final StartForm start = new RunForm(List.of("cpu"), 1).start();
    private final StartFileCheck<SavedCheckpoint> check = new StartFileCheck<>(
            start,
            StartForm.Kind.CHECKPOINT,
            start.foundCheckpoint(),
            SavedCheckpoint::read,
            new Background(work::add, Runnable::run));
    private Path file;

    @BeforeEach
    void choose() {
        file = SampleCheckpoints.write(folder.resolve("state"), TestRuns.SMALL, 2);
        start.checkpoint().choose(file);
    }

    @Test
    void nobodyLooksWhereRunsBeginOtherwise() {
        assertEquals(0, work.size());
    }

    @Test
    void whatItIsIsKnownWhenTheWorkerHasLooked() {
        start.kindProperty().set(StartForm.Kind.CHECKPOINT);
        assertEquals(Optional.empty(), start.foundCheckpoint().foundProperty().get());
        workOff();
        assertEquals(2, found().steps());
        assertEquals("", start.foundCheckpoint().refusalProperty().get());
    }

    @Test
    void whatIsNoneSaysWhyUntilAnotherIsChosen() throws IOException {
        start.kindProperty().set(StartForm.Kind.CHECKPOINT);
        start.checkpoint().choose(Files.createFile(folder.resolve("empty")));
        workOff();
        assertEquals(Optional.empty(), start.foundCheckpoint().foundProperty().get());
        assertTrue(
                start.foundCheckpoint().refusalProperty().get().contains("it is empty"),
                start.foundCheckpoint().refusalProperty().get());
        start.checkpoint().choose(file);
        assertEquals("", start.foundCheckpoint().refusalProperty().get());
        workOff();
        assertEquals(file, found().file());
    }

    @Test
    void theAnswerToAnEarlierChoiceIsNotTaken() {
        start.kindProperty().set(StartForm.Kind.CHECKPOINT);
        start.checkpoint().choose(SampleCheckpoints.write(folder.resolve("later"), TestRuns.SMALL, 9));
        Runnable first = work.remove();
        workOff();
        first.run();
        assertEquals(9, found().steps());
    }

    @Test
    void aCheckpointThatARunHasWrittenAgainIsLookedAtAgain() {
        start.kindProperty().set(StartForm.Kind.CHECKPOINT);
        workOff();
        SampleCheckpoints.write(file, TestRuns.SMALL, 3);
        check.refresh();
        workOff();
        assertEquals(3, found().steps());
    }

    private SavedCheckpoint found() {
        return start.foundCheckpoint().foundProperty().get().orElseThrow();
    }

    private void workOff() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
