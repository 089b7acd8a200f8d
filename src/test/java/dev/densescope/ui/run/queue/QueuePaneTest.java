package dev.densescope.ui.run.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueuePaneTest {
    private static final RunRecord NAIVE = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 3);
    private static final RunRecord SHARED = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
    private static final RunRecord IN_PLACE = SampleRuns.run(SampleRuns.smallSpec(), Strategy.IN_PLACE, 3);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void lossesOfTwoAreThoseOfBoth() {
        assertEquals("The losses of both are bit-identical.", said(NAIVE, SHARED));
        assertEquals("The losses of all 3 are bit-identical.", said(NAIVE, SHARED, IN_PLACE));
    }

    @Test
    void aRunThatWasCancelledIsComparedByTheStepsThatItFinished() {
        RunRecord cancelled = SampleRuns.with(SHARED, SHARED.steps().subList(0, 2), new RunOutcome.Cancelled(2));
        assertEquals("The losses of both are bit-identical.", said(NAIVE, cancelled));
    }

    @Test
    void aRunWithoutAStepIsNotCompared() {
        RunRecord none = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.NAIVE, new RunOutcome.OutOfMemory(1, "No memory."));
        assertEquals("", said(none, SHARED));
        assertEquals("The losses of both are bit-identical.", said(none, SHARED, IN_PLACE));
    }

    @Test
    void lossesThatDifferAreTold() {
        List<StepSummary> steps = new ArrayList<>(SHARED.steps());
        steps.set(1, SampleRuns.withLoss(steps.get(1), steps.get(1).loss() + 1));
        RunRecord strayed = SampleRuns.with(SHARED, steps, SHARED.outcome());
        assertEquals("The losses differ between strategies.", said(NAIVE, strayed));
    }

    @Test
    void plansWithADecisionForEachLayerAreToldApartByTheirNames() {
        QueuePane pane = Pictures.onFx(() -> {
            RunQueue queue = new RunQueue();
            queue.fill(List.of(NAIVE.settings().storage()), plan -> "plan, 1.24 GiB");
            return new QueuePane(queue);
        });
        assertTrue(
                pane.lookupAll(".label").stream()
                        .anyMatch(label -> ((Label) label).getText().equals("plan, 1.24 GiB")),
                "the name of the plan");
    }

    @Test
    void aTurnIsToldOnceAndComparesNoLosses() {
        List<String> told = new ArrayList<>();
        Pictures.onFx(() -> {
            RunQueue queue = new RunQueue();
            List<StoragePlan> plans = Stream.of(NAIVE, SHARED, IN_PLACE)
                    .map(record -> record.settings().storage())
                    .toList();
            queue.fill(plans, StoragePlan::id);
            queue.takeTurns();
            queue.turn(plans.get(2), 1, 4);
            queue.ended(NAIVE);
            QueuePane pane = new QueuePane(queue);
            pane.lookup("#run-same-losses").getStyleClass().addListener((ListChangeListener<String>)
                    change -> told.add("losses"));
            queue.runs().addListener((ListChangeListener<QueuedRun>) change -> told.add("runs"));
            queue.turn(plans.get(1), 2, 4);
            return pane;
        });
        assertEquals(List.of("runs"), told);
    }

    private static String said(RunRecord... ended) {
        QueuePane pane = Pictures.onFx(() -> {
            RunQueue queue = new RunQueue();
            queue.fill(
                    Stream.of(ended).map(record -> record.settings().storage()).toList(), StoragePlan::id);
            Stream.of(ended).forEach(queue::ended);
            return new QueuePane(queue);
        });
        Label losses = (Label) pane.lookup("#run-same-losses");
        assertEquals(!losses.getText().isEmpty(), losses.isVisible());
        return losses.getText();
    }
}
