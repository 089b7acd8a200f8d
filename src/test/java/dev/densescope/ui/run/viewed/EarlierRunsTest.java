package dev.densescope.ui.run.viewed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.SampleComparisons;
import dev.densescope.compare.SampleRunFiles;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.run.model.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {
    @TempDir
    private Path folder;

    private TestRuns runs;

    @BeforeEach
    void create() {
        runs = new TestRuns(folder);
    }

    @Test
    void aRunOfAnEarlierStartIsListedAndShown() {
        Path file = write(Strategy.SHARED);
        runs.model.earlierRuns().refresh();
        RunsFolder.Listed listed = runs.model.earlierRuns().runs().get(0);
        assertEquals(file, listed.file());
        runs.model.viewer().open(file);
        OpenedRun opened = runs.model.viewer().openedProperty().get().orElseThrow();
        RunRecord record = opened.record();
        assertEquals(record.steps(), opened.snapshot().log().steps());
        assertEquals(
                record.lastTrace().map(trace -> trace.step()),
                opened.snapshot().shown().map(trace -> trace.step()));
        assertEquals(opened.snapshot(), runs.model.charted().snapshot().orElseThrow());
        runs.model.viewer().leave();
        assertTrue(runs.model.charted().snapshot().orElseThrow().isPreview());
    }

    @Test
    void aNewRunIsShownInsteadOfAnOpenedOne() {
        runs.model.viewer().open(write(Strategy.SHARED));
        runs.model.start();
        assertTrue(runs.model.viewer().openedProperty().get().isEmpty());
    }

    @Test
    void aDamagedFileIsToldInOneSentenceAndTheShownRunStays() throws IOException {
        Path file = write(Strategy.SHARED);
        runs.model.viewer().open(file);
        Path damaged = Files.writeString(folder.resolve("damaged.dscope"), "no run");
        runs.model.viewer().open(damaged);
        assertTrue(
                runs.model.viewer().problemProperty().get().contains("damaged.dscope"),
                runs.model.viewer().problemProperty().get());
        assertEquals(
                file,
                runs.model
                        .viewer()
                        .openedProperty()
                        .get()
                        .orElseThrow()
                        .run()
                        .file()
                        .orElseThrow());
    }

    @Test
    void aStepWithEventsIsShownAndOfAnotherThereAreTotals() {
        runs.model.viewer().open(write(Strategy.SHARED));
        OpenedRun opened = runs.model.viewer().openedProperty().get().orElseThrow();
        int last = opened.record().steps().size();
        runs.model.charted().chooseStep(last);
        assertEquals(last, chosen().trace().orElseThrow().step());
        runs.model.charted().chooseStep(2);
        assertTrue(chosen().trace().isEmpty());
        assertEquals(2, chosen().summary().step());
        assertTrue(chosen().remark().startsWith("Only these totals are recorded"), chosen().remark());
        runs.model.charted().chooseStep(10_000);
        assertEquals(2, chosen().summary().step(), "there is no such step");
        runs.model.viewer().leave();
        assertTrue(runs.model.step().chosenProperty().get().isEmpty());
    }

    @Test
    void aDeletedFileLeavesTotalsAndTheReason() throws IOException {
        Path file = write(Strategy.SHARED);
        runs.model.viewer().open(file);
        Files.delete(file);
        runs.model.charted().chooseStep(2);
        assertTrue(chosen().remark().contains("does not exist"), chosen().remark());
    }

    @Test
    void filesAreDeletedOnlyAfterTheQuestion() {
        Path shared = write(Strategy.SHARED);
        Path naive = write(Strategy.NAIVE);
        EarlierRuns earlier = runs.model.earlierRuns();
        earlier.refresh();
        assertEquals(2, earlier.runs().size());
        earlier.askToDelete(List.of(shared));
        assertTrue(Files.exists(shared));
        earlier.keep();
        assertEquals(List.of(), earlier.toDeleteProperty().get());
        earlier.askToDelete(List.of(shared));
        earlier.delete();
        assertFalse(Files.exists(shared));
        assertTrue(Files.exists(naive));
        assertEquals(1, earlier.runs().size());
    }

    @Test
    void theFileOfTheRunInProgressIsNotDeleted() {
        runs.model.start();
        Path file = runs.model.view().fileProperty().get().orElseThrow();
        EarlierRuns earlier = runs.model.earlierRuns();
        earlier.askToDelete(List.of(file));
        assertEquals(List.of(), earlier.toDeleteProperty().get());
        assertEquals(
                "The file of the run in progress is kept: stop the run first.",
                earlier.problemProperty().get());
    }

    /** Such as one of another window or of the command line. */
    @Test
    void aRunInProgressElsewhereIsListedAsSuchAndNotDeleted() {
        Path file = folder.resolve("elsewhere.dscope");
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS);
        EarlierRuns earlier = runs.model.earlierRuns();
        RunFileWriter writer = SampleRunFiles.begin(file, run);
        earlier.refresh();
        assertEquals("in-progress", earlier.runs().get(0).summary().outcome());
        earlier.askToDelete(List.of(file));
        assertEquals(List.of(), earlier.toDeleteProperty().get());
        writer.finish(SampleRuns.with(run, List.of(), new RunOutcome.Cancelled(0)));
        earlier.refresh();
        assertEquals("cancelled", earlier.runs().get(0).summary().outcome());
    }

    private ChosenStep chosen() {
        return runs.model.step().chosenProperty().get().orElseThrow();
    }

    private Path write(Strategy strategy) {
        return SampleRunFiles.write(
                folder.resolve(strategy.id() + ".dscope"),
                SampleRuns.run(SampleRuns.smallSpec(), strategy, SampleComparisons.STEPS));
    }
}
