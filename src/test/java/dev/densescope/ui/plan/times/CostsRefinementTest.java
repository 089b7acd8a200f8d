package dev.densescope.ui.plan.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.RunRecord;
import dev.densescope.ui.Background;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.run.model.TestRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsRefinementTest {
    private final RecordedNotices notices = new RecordedNotices();
    private final List<RunRecord> refined = new ArrayList<>();

    @TempDir
    private Path folder;

    private TestRuns runs;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
    }

    @Test
    void eachRunRefines() {
        completeARun(refined::add, Runnable::run);
        assertEquals(List.of(runs.history.runs().get(0).record()), refined);
        assertEquals(List.of(), notices.failures());
    }

    @Test
    void aFailureIsTold() {
        completeARun(
                run -> {
                    throw new IllegalStateException("planted");
                },
                Runnable::run);
        assertTold();
    }

    @Test
    void aWorkerThatTakesNoWorkIsTold() {
        completeARun(refined::add, work -> {
            throw new RejectedExecutionException("planted");
        });
        assertTold();
        assertEquals(List.of(), refined);
    }

    private void completeARun(Consumer<RunRecord> refine, Executor worker) {
        new CostsRefinement(refine, new Background(worker, Runnable::run), notices).follow(runs.history);
        runs.model.start();
        runs.runner.complete();
    }

    private void assertTold() {
        assertEquals(1, notices.failures().size());
        String told = notices.failures().get(0).sentence();
        assertTrue(told.startsWith("The estimates of times could not be refined by the run"), told);
    }
}
