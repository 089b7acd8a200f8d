package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueuePaceTest {
    @TempDir
    private Path folder;

    @Test
    void theRestOfTheQueueIsThatOfItsRunsAndOfThoseThatWait() {
        TestRuns runs = new TestRuns(folder);
        runs.model.startAll();
        runs.model.pull();
        assertEquals(Optional.empty(), runs.model.queue().leftProperty().get(), "no step is timed yet");
        runs.runner.latest().advance(1, 0);
        runs.model.pull();
        Duration ofRun = runs.model
                .view()
                .snapshotProperty()
                .get()
                .orElseThrow()
                .figures()
                .left()
                .orElseThrow();
        Duration all = runs.model.queue().leftProperty().get().orElseThrow();
        assertEquals(Strategy.values().length - 1, runs.model.queue().waiting());
        assertTrue(all.compareTo(ofRun.multipliedBy(Strategy.values().length)) > 0, all + " of " + ofRun);
    }

    @Test
    void aQueueThatIsOverHasNoRest() {
        TestRuns runs = new TestRuns(folder);
        runs.model.startAll();
        runs.runner.latest().advance(1, 0);
        runs.model.pull();
        runs.model.stop();
        assertEquals(Optional.empty(), runs.model.queue().leftProperty().get());
    }
}
