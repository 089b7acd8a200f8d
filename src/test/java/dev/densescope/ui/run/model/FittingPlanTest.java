package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.ShortageRecord;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not fit offers the plan that would. */
class FittingPlanTest {
    @TempDir
    private Path folder;

    private TestRuns runs;
    private RunModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = runs.model;
        runs.workspace.planProperty().set(Sharing.of(Strategy.NAIVE));
    }

    @Test
    void aRefusedRunIsStartedWithTheFastestPlanThatFitsByTwoPresses() {
        long limit = bytes(Sharing.of(Strategy.NAIVE)) - 1;
        runs.runner.limit(limit);
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        PlannedStep step = offered().orElseThrow();
        assertTrue(step.reservedBytes() <= limit);
        assertEquals(bytes(step.plan()), step.reservedBytes());
        model.useFittingPlan();
        assertEquals(step.plan(), runs.workspace.plan());
        assertEquals(Optional.empty(), offered());
        assertEquals("", model.blocker().reasonProperty().get());
        assertFalse(model.running().get());
        model.start();
        assertTrue(model.running().get());
        assertEquals(step.plan(), runs.runner.latest().settings().storage());
    }

    @Test
    void aRunThatRanOutOfMemoryOffersItWhenItHasEnded() {
        Schedule schedule = Schedule.compile(Network.of(TestRuns.SMALL), Strategy.NAIVE, target());
        long bytes = schedule.reservedBytes() - 1;
        MemoryShortage shortage = schedule.shortage(bytes).orElseThrow();
        model.startAnyway();
        runs.runner
                .latest()
                .end(new RunOutcome.OutOfMemory(
                        77, Text.verbatim("Memory ran out."), Optional.of(ShortageRecord.of(shortage, 77, bytes))));
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        PlannedStep step = offered().orElseThrow();
        assertTrue(step.reservedBytes() <= bytes);
        model.useFittingPlan();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertEquals(step.plan(), runs.workspace.plan());
    }

    @Test
    void nothingIsOfferedWhereNoPlanFitsAndNoneOnceTheDesignIsAnother() {
        runs.runner.limit(1000);
        model.start();
        assertEquals(Optional.empty(), offered());
        assertFalse(model.blocker().fittingPlan().searchingProperty().get());
        runs.runner.limit(bytes(Sharing.of(Strategy.NAIVE)) - 1);
        model.start();
        assertTrue(offered().isPresent());
        runs.workspace.document().edit("batch", spec -> spec.withBatch(1));
        assertEquals(Optional.empty(), offered());
    }

    private Optional<PlannedStep> offered() {
        return model.blocker().fittingPlan().foundProperty().get();
    }

    private Target target() {
        return runs.workspace.deviceProperty().get().target();
    }

    private long bytes(StoragePlan plan) {
        return Schedule.compile(Network.of(TestRuns.SMALL), plan, target()).reservedBytes();
    }
}
