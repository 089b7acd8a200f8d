package dev.densescope.ui.run;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunPace;
import dev.densescope.session.StepCount;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.run.model.BaselineState;
import dev.densescope.ui.run.text.RunText;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** The baseline after the runs: its progress, and then its step time and memory. Hidden while there is none. */
final class BaselinePane extends VBox {
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final FigureRow time = new FigureRow(Messages.text("run.baseline.time"));
    private final FigureRow live = new FigureRow(Messages.text("run.baseline.live"));
    private final FigureRow process = new FigureRow(Messages.text("run.baseline.process"));
    private final Button stop = new Button(Messages.text("run.baseline.stop"));

    /** @param stopping stops the baseline in progress */
    BaselinePane(ReadOnlyObjectProperty<BaselineState> state, Runnable stopping) {
        Label heading = new Label(Messages.text("run.baseline"));
        heading.getStyleClass().add("section");
        status.setWrapText(true);
        status.setId("run-baseline-status");
        status.setMinHeight(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        stop.setId("run-baseline-stop");
        stop.setMaxWidth(Double.MAX_VALUE);
        stop.setOnAction(event -> stopping.run());
        getStyleClass().add("queue");
        getChildren().addAll(heading, bar, status, time, live, process, stop);
        state.addListener((observable, before, now) -> show(now));
        show(state.get());
    }

    private void show(BaselineState state) {
        Presence.set(this, !(state instanceof BaselineState.None));
        Presence.set(bar, state.isBusy());
        Presence.set(stop, state.isBusy());
        boolean hasFigures = state instanceof BaselineState.Training
                || (state instanceof BaselineState.Ended ended
                        && !ended.record().steps().isEmpty());
        for (FigureRow row : new FigureRow[] {time, live, process}) {
            Presence.set(row, hasFigures);
        }
        if (state instanceof BaselineState.Starting) {
            bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
            status.setText(Messages.text("run.baseline.starting"));
        } else if (state instanceof BaselineState.Training training) {
            show(training);
        } else if (state instanceof BaselineState.Ended ended) {
            show(ended.record());
        } else if (state instanceof BaselineState.Refused refused) {
            status.setText(refused.reason());
        }
    }

    private void show(BaselineState.Training training) {
        StepCount count = StepCount.of(
                training.settings(), training.progress().finishedSteps().size());
        RunPace pace = RunPace.of(count, training.progress());
        bar.setProgress(count.finished() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : count.fraction());
        status.setText(pace.left()
                .map(left ->
                        Messages.text("run.baseline.stepLeft", count.current(), count.training(), RunText.left(left)))
                .orElseGet(() -> Messages.text("run.baseline.step", count.current(), count.training())));
        time.show(pace.stepNanos() == 0 ? "" : RunText.millis(pace.stepNanos()));
        live.showBytes(training.progress().peakLiveBytes());
        process.showBytes(training.progress().processBytes());
    }

    private void show(BaselineRecord record) {
        status.setText(
                record.outcome() instanceof RunOutcome.Completed
                        ? Messages.text("run.baseline.ended", record.steps().size())
                        : record.outcome().text().inThisProcess());
        time.show(RunText.millis(record.medianStepNanos()));
        live.showBytes(record.livePeakBytes());
        process.showBytes(record.processPeakBytes());
    }
}
