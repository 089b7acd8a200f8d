package dev.densescope.ui.run.snapshot;

import dev.densescope.chart.bars.LayerBar;
import dev.densescope.chart.bars.LayerBars;
import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.chart.bill.RecomputeTimes;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TensorLifetimes;
import dev.densescope.report.analysis.Bills;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.run.text.RunText;
import java.util.List;
import java.util.Optional;

/**
 * A consistent state of the Run screen. Immutable.
 *
 * @param settings settings of the current, last or next run
 * @param outline predictions for the run
 * @param shown the step shown in the charts; empty before the first step
 * @param log history of the run
 * @param record record of the run; empty before its end
 */
public record RunSnapshot(
        RunSettings settings,
        RunOutline outline,
        TimelineContent timeline,
        List<LayerBar> bars,
        Optional<StepTrace> shown,
        RunFigures figures,
        RecomputeBill bill,
        RunLog log,
        Optional<RunRecord> record) {
    /** Steps shorter than this are shown only when finished, since showing their progress would flicker. */
    private static final long SHORT_STEP_NANOS = 400_000_000;

    public RunSnapshot {
        bars = List.copyOf(bars);
    }

    /** The snapshot of the next run. */
    public static RunSnapshot preview(RunSettings settings, RunOutline outline) {
        return new RunSnapshot(
                settings,
                outline,
                TimelineContent.predicted(outline.timeline()),
                LayerBars.of(outline.prediction().layers(), Optional.empty()),
                Optional.empty(),
                RunFigures.none(settings),
                bill(outline, RecomputeTimes.NONE),
                RunLog.NONE,
                Optional.empty());
    }

    /** A copy with the current progress of the run. */
    public RunSnapshot at(RunProgress progress) {
        Optional<StepTrace> whole = progress.lastFinished();
        Optional<StepTrace> step = shownOf(progress);
        return new RunSnapshot(
                settings,
                outline,
                step.map(trace -> timeline.measuring(trace, whole, progress.reservedBytes(), progress.processBytes()))
                        .orElse(timeline),
                LayerBars.of(outline.prediction().layers(), step),
                step,
                RunFigures.of(settings, progress),
                whole.map(trace -> bill(outline, RecomputeTimes.of(trace))).orElse(bill),
                RunLog.of(progress),
                Optional.empty());
    }

    /**
     * A copy for the end of the run; the charts keep its last whole step.
     *
     * @param ending text with the outcome and the written files
     */
    public RunSnapshot ended(RunRecord ended, String ending) {
        Optional<StepTrace> step = ended.lastTrace();
        RunFigures figures = RunFigures.of(ended);
        return new RunSnapshot(
                settings,
                outline,
                step.map(trace -> timeline.measuring(trace, step, figures.reservedBytes(), figures.processBytes()))
                        .orElse(timeline),
                LayerBars.of(outline.prediction().layers(), step),
                step,
                figures,
                step.map(trace -> Bills.of(ended, outline.baselines())).orElse(bill),
                RunLog.of(ended, ending),
                Optional.of(ended));
    }

    /** The snapshot of a run that was recorded earlier. Slow: do not call it on the FX thread. */
    public static RunSnapshot recorded(RunRecord record) {
        return preview(record.settings(), RunOutline.of(record))
                .ended(record, record.outcome().text().inThisProcess());
    }

    /** A copy with another finished step of the run in the charts. */
    public RunSnapshot at(StepTrace step) {
        return new RunSnapshot(
                settings,
                outline,
                timeline.measuring(step, Optional.of(step), figures.reservedBytes(), figures.processBytes()),
                LayerBars.of(outline.prediction().layers(), Optional.of(step)),
                Optional.of(step),
                figures,
                bill,
                log,
                record);
    }

    /** The lifetimes of all tensors: as measured, where the shown step has got so far. */
    public TensorLifetimes lifetimes() {
        return shown.map(outline.lifetimes()::measuredBy).orElse(outline.lifetimes());
    }

    private static RecomputeBill bill(RunOutline outline, RecomputeTimes times) {
        return RecomputeBill.of(
                outline.baselines(), outline.prediction(), outline.prediction().reservedBytes(), times);
    }

    private static Optional<StepTrace> shownOf(RunProgress progress) {
        Optional<StepTrace> current = progress.current().filter(trace -> trace.started() > 0);
        boolean brief = progress.lastFinished()
                .filter(trace -> trace.finished() > 0)
                .map(trace -> trace.spanNanos() < SHORT_STEP_NANOS)
                .orElse(false);
        return brief || current.isEmpty() ? progress.lastFinished() : current;
    }

    /** The name of the plan, with its predicted bytes if it has a decision for each layer, as in lists of runs. */
    public String planName() {
        return RunText.plan(settings.storage(), outline.prediction().reservedBytes());
    }

    /** Whether nothing has been measured yet. */
    public boolean isPreview() {
        return shown.isEmpty() && record.isEmpty();
    }
}
