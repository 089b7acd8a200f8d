package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.bars.LayerBar;
import dev.densescope.chart.bars.LayerBars;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.Phase;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.ui.run.model.ReplayTrace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineContentTest {
    private static final DenseNetSpec SPEC =
            new DenseNetSpec("Small", InputSpec.square(8), Stem.CIFAR, 8, List.of(block(3), block(2)), 0.5, 0.0, 10, 2);
    private static final Schedule SCHEDULE = Schedule.compile(Network.of(SPEC), Strategy.SHARED);
    private static final int OPERATIONS = SCHEDULE.operations().size();
    private static final TimelineContent PREDICTED =
            TimelineContent.predicted(SCHEDULE.legend(), Prediction.of(SCHEDULE));

    private static DenseBlockSpec block(int layers) {
        return new DenseBlockSpec(layers, 4, 4);
    }

    @Test
    void aMeasuredStepLandsOnThePredictedOutline() {
        StepTrace whole = ReplayTrace.of(SCHEDULE, 1, OPERATIONS);
        TimelineContent content = PREDICTED.measuring(whole, Optional.of(whole), 0, 0);
        LiveProfile measured = content.measured();
        assertTrue(content.isWhole());
        assertEquals(content.predicted(), measured);
    }

    @Test
    void moreReservedThanWasPredictedIsWithinWhatTheAxisMustHold() {
        long twice = 2 * PREDICTED.reservedBytes();
        TimelineContent content = PREDICTED.measuring(ReplayTrace.of(SCHEDULE, 1, 5), Optional.empty(), twice, 0);
        assertEquals(twice, content.reservedLevelBytes());
        assertTrue(content.maxBytes() >= twice);
        assertEquals(PREDICTED.reservedBytes(), PREDICTED.reservedLevelBytes());
    }

    @Test
    void withoutATimedStepTheAxisCountsOperations() {
        StepTrace part = ReplayTrace.of(SCHEDULE, 1, 5);
        TimelineContent content = PREDICTED.measuring(part, Optional.empty(), 0, 0);
        assertFalse(content.hasTimes());
        assertEquals(OPERATIONS, content.bounds(true).end());
        assertEquals(5, content.measuredOperations());
    }

    @Test
    void operationsToComeTakeAsLongAsInTheStepBefore() {
        StepTrace whole = ReplayTrace.of(SCHEDULE, 1, OPERATIONS);
        StepTrace part = ReplayTrace.of(SCHEDULE, 2, OPERATIONS / 2);
        OperationBounds forecast =
                PREDICTED.measuring(part, Optional.of(whole), 0, 0).bounds(true);
        OperationBounds timed = OperationBounds.timed(whole);
        for (int i = 0; i < OPERATIONS; i++) {
            assertEquals(timed.start(i), forecast.start(i), 1e-9);
            assertEquals(timed.end(i), forecast.end(i), 1e-9);
        }
        double stepMillis = (whole.endNanos(OPERATIONS - 1) - whole.startNanos(0)) / 1e6;
        assertEquals(stepMillis, timed.end(), 1e-9);
    }

    @Test
    void phasesFollowEachOtherAndRecomputationBelongsToBackward() {
        List<PhaseSpan> spans = PhaseSpan.of(SCHEDULE.legend());
        assertEquals(
                List.of(Phase.FORWARD, Phase.BACKWARD, Phase.UPDATE),
                spans.stream().map(PhaseSpan::phase).toList());
        assertEquals(SCHEDULE.forwardOperations(), spans.get(0).toOperation());
        assertEquals(OPERATIONS, spans.get(2).toOperation());
    }

    @Test
    void layerBarsMeasureWhatIsPredicted() {
        Prediction prediction = Prediction.of(SCHEDULE);
        StepTrace whole = ReplayTrace.of(SCHEDULE, 1, OPERATIONS);
        for (LayerBar bar : LayerBars.of(prediction.layers(), Optional.of(whole))) {
            assertEquals(bar.predicted(), bar.measured(), bar.layer().text());
        }
    }

    @Test
    void layerBarsFillLayerByLayerAndEmptyInBackward() {
        Prediction prediction = Prediction.of(SCHEDULE);
        StepTrace afterForward = ReplayTrace.of(SCHEDULE, 1, SCHEDULE.forwardOperations());
        StepTrace late = ReplayTrace.of(SCHEDULE, 1, OPERATIONS - 3);
        long kept = live(LayerBars.of(prediction.layers(), Optional.of(afterForward)));
        long left = live(LayerBars.of(prediction.layers(), Optional.of(late)));
        assertTrue(kept > 0);
        assertTrue(left < kept);
        assertEquals(0, live(LayerBars.of(prediction.layers(), Optional.empty())));
    }

    @Test
    void theCursorWalksOperationsFromThePeak() {
        TimelineView view = new TimelineView(PREDICTED);
        view.moveCursor(1);
        assertEquals(PREDICTED.predicted().peakOperation(), view.cursor().getAsInt());
        view.zoom(0.2);
        view.moveCursor(-OPERATIONS);
        assertEquals(0, view.cursor().getAsInt());
        assertTrue(view.visible().contains(0));
        view.fit();
        assertEquals(view.whole(), view.visible());
    }

    @Test
    void aStepThatIsFollowedIsReadOnce() {
        TimelineContent content = PREDICTED;
        for (int operations = 0; operations <= OPERATIONS; operations++) {
            StepTrace part = ReplayTrace.of(SCHEDULE, 1, operations);
            content = content.measuring(part, Optional.empty(), 0, 0);
            assertEquals(part.liveProfile(), content.measured());
            assertEquals(
                    part.liveProfile().peakBytes(), content.measuredTotals().max());
        }
        assertTrue(content.isWhole());
    }

    @Test
    void anEarlierStateOfAStepIsNotChangedByALaterOne() {
        Recorder recorder = new Recorder(SCHEDULE.legend(), 0);
        recorder.stepStarted(1);
        TracedTensor tensor = SCHEDULE.legend().tensors().get(0);
        recorder.acquired(0, tensor.id());
        recorder.operationStarted(0, 1);
        TimelineContent early = PREDICTED.measuring(recorder.current(), Optional.empty(), 0, 0);
        recorder.released(0, tensor.id());
        recorder.operationFinished(0, 2);
        recorder.operationStarted(1, 3);
        TimelineContent late = early.measuring(recorder.current(), Optional.empty(), 0, 0);
        assertEquals(1, early.measuredOperations());
        assertEquals(tensor.bytes(), early.measured().totalBytes(0));
        assertEquals(2, late.measuredOperations());
        assertEquals(0, late.measured().totalBytes(1));
        assertEquals(0, late.measuredTotals().value(1));
        assertEquals(recorder.current().liveProfile(), late.measured());
    }

    @Test
    void theAxesShowTheSameOperations() {
        StepTrace whole = ReplayTrace.of(SCHEDULE, 1, OPERATIONS);
        TimelineView view = new TimelineView(PREDICTED.measuring(whole, Optional.of(whole), 0, 0));
        view.setAxis(TimelineAxis.OPERATION);
        view.show(new AxisRange(10, 20));
        view.placeCursor(12);
        view.setAxis(TimelineAxis.LAYER);
        assertTrue(view.isZoomed());
        assertTrue(view.visible().contains(view.bounds().start(12)));
        assertEquals(12, view.cursor().getAsInt());
        view.setAxis(TimelineAxis.OPERATION);
        assertTrue(view.visible().from() <= 10 && view.visible().to() >= 20, view.visible()::toString);
        view.fit();
        view.setAxis(TimelineAxis.TIME);
        assertFalse(view.isZoomed());
    }

    @Test
    void layersAndOperationsNeedNoTimes() {
        TimelineView view = new TimelineView(PREDICTED);
        assertEquals(TimelineAxis.OPERATION, view.axis());
        view.setAxis(TimelineAxis.LAYER);
        assertEquals(TimelineAxis.LAYER, view.axis());
        assertEquals(view.layers().slots().size(), view.bounds().end());
    }

    private static long live(List<LayerBar> bars) {
        return bars.stream().mapToLong(LayerBar::liveBytes).sum();
    }
}
