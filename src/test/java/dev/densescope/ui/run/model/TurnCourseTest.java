package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.local.LocalRunner;
import dev.densescope.ui.run.queue.QueuedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several strategies of the Run screen take turns, as real runs. */
@Timeout(60)
class TurnCourseTest {
    private final LocalRunner runner = new LocalRunner(new LocalDevices());
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Set<String> turns = new TreeSet<>();

    @TempDir
    private Path folder;

    private TestRuns runs;
    private RunModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder, runner, fx::add);
        model = runs.model;
        runs.form.length().steps().textProperty().set("10");
        runs.workspace.toggleForRun(Sharing.of(Strategy.NAIVE)); // besides shared, which is selected
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void theQueueShowsWhoseTurnItIsAndAllAreCompared() throws InterruptedException {
        model.start();
        until(() -> model.stageProperty().get() == RunStage.ENDED);
        assertEquals(
                List.of(QueuedRun.State.ENDED, QueuedRun.State.ENDED),
                model.queue().runs().stream().map(QueuedRun::state).toList());
        assertTrue(turns.contains("turn 1 of 10") || turns.contains("turn 2 of 10"), turns::toString);
        List<RunRecord> records = records();
        assertEquals(2, records.size());
        assertEquals(records.get(0).losses(), records.get(1).losses());
        assertEquals(
                1,
                records.stream()
                        .map(record -> record.settings().length().rounds())
                        .distinct()
                        .count());
        records.forEach(record -> assertEquals(new RunOutcome.Completed(), record.outcome()));
        assertEquals(Optional.empty(), model.checkpointIfStopped());
    }

    @Test
    void stopEndsAll() throws InterruptedException {
        runs.form.length().steps().textProperty().set("1000000");
        model.start();
        until(() -> !turns.isEmpty());
        assertEquals(Optional.empty(), model.checkpointToOffer());
        assertEquals(0, model.waitingRuns());
        model.stop();
        until(() -> model.stageProperty().get() == RunStage.ENDED);
        assertEquals(2, records().size());
        records().forEach(record -> assertInstanceOf(RunOutcome.Cancelled.class, record.outcome()));
    }

    @Test
    void aFewStepsRunOneAfterTheOther() throws InterruptedException {
        runs.form.length().steps().textProperty().set("2");
        model.start();
        until(() -> model.stageProperty().get() == RunStage.ENDED && records().size() == 2);
        records()
                .forEach(record -> assertEquals(
                        Optional.empty(), record.settings().length().rounds()));
        assertEquals(Set.of(), turns);
    }

    private List<RunRecord> records() {
        return runs.history.runs().stream().map(run -> run.record()).toList();
    }

    private void until(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            Optional.ofNullable(fx.poll(1, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
            model.pull();
            List<QueuedRun> running = model.queue().runs().stream()
                    .filter(run -> run.state() == QueuedRun.State.RUNNING)
                    .toList();
            assertTrue(running.size() <= 1, running::toString);
            running.stream()
                    .map(QueuedRun::remark)
                    .filter(text -> !text.isEmpty())
                    .forEach(turns::add);
        }
    }
}
