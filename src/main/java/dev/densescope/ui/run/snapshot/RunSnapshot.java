package dev.densescope.ui.run.snapshot;

import dev.densescope.chart.bars.LayerBar;
import dev.densescope.chart.bars.LayerBars;
import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.chart.bill.RecomputeTimes;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.memory.StepTrace;
import dev.densescope.report.analysis.Bills;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import java.util.List;
import java.util.Optional;

/**
 * All that the Run screen shows at one moment. Immutable.
 *
 * @param settings of the run that goes on or has ended, or of the one that would be started
 * @param outline its prediction
 * @param shown the step in the charts; empty before the first
 * @param log what has happened so far
 * @param record the whole run once it has ended
 */
public record RunSnapshot(
        RunSettings settings,
        RunOutline outline,
        TimelineContent timeline,
        List<LayerBar> bars,
        Optional<StepTrace> shown,
        RunFigures facts,
        RecomputeBill bill,
        RunLog log,
        Optional<RunRecord> record) {
    /** Steps shorter than this are shown whole, the latest at a time: watching them fill would only flicker. */
    private static final long SHORT_STEP_NANOS = 400_000_000;

    public RunSnapshot {
        bars = List.copyOf(bars);
    }

    /** What would be run. */
    public static RunSnapshot preview(RunSettings settings, RunOutline outline) {
        return new RunSnapshot(
                settings,
                outline,
                TimelineContent.predicted(outline.legend(), outline.prediction()),
                LayerBars.of(outline.prediction().layers(), Optional.empty()),
                Optional.empty(),
                RunFigures.none(settings),
                bill(outline, RecomputeTimes.NONE),
                RunLog.NONE,
                Optional.empty());
    }

    /** The same run with what it has come to. */
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
     * The same run when it has ended: its last whole step stays in the charts.
     *
     * @param ending how it ended and what it left behind, for people
     */
    public RunSnapshot ended(RunRecord ended, String ending) {
        Optional<StepTrace> step = ended.lastTrace();
        RunFigures facts = RunFigures.of(ended);
        return new RunSnapshot(
                settings,
                outline,
                step.map(trace -> timeline.measuring(trace, step, facts.reservedBytes(), facts.processBytes()))
                        .orElse(timeline),
                LayerBars.of(outline.prediction().layers(), step),
                step,
                facts,
                step.map(trace -> Bills.of(ended, outline.baselines())).orElse(bill),
                RunLog.of(ended, ending),
                Optional.of(ended));
    }

    private static RecomputeBill bill(RunOutline outline, RecomputeTimes times) {
        return RecomputeBill.of(
                outline.baselines(), outline.prediction(), outline.prediction().reservedBytes(), times);
    }

    private static Optional<StepTrace> shownOf(RunProgress progress) {
        Optional<StepTrace> current = progress.current().filter(trace -> trace.started() > 0);
        boolean brief = progress.lastFinished()
                .filter(trace -> trace.finished() > 0)
                .map(trace -> trace.endNanos(trace.finished() - 1) - trace.startNanos(0) < SHORT_STEP_NANOS)
                .orElse(false);
        return brief || current.isEmpty() ? progress.lastFinished() : current;
    }

    /** Whether nothing has been measured yet. */
    public boolean isPreview() {
        return shown.isEmpty() && record.isEmpty();
    }
}
