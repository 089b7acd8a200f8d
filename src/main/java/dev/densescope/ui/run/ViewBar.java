package dev.densescope.ui.run;

import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.ProgressBox;
import dev.densescope.ui.model.run.RunFileReading;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.text.RunText;
import dev.densescope.ui.run.viewed.ChosenStep;
import dev.densescope.ui.run.viewed.OpenedRun;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Above the charts, what they show other than the current or last run and its latest step, with links back: an opened
 * run, a chosen step, a paused view. Hidden if there is nothing of that.
 */
final class ViewBar extends VBox {
    private final RunModel model;
    private final Line run;
    private final Line step;
    private final Line paused;
    private final Label problem = new Label();
    private final ProgressBox reading;

    ViewBar(RunModel model) {
        this.model = model;
        run = new Line("run-view-run", Messages.text("run.view.leave"), model.viewer()::leave);
        step = new Line("run-view-step", Messages.text("run.view.latestStep"), model.charted()::follow);
        paused = new Line(
                "run-view-paused",
                Messages.text("run.followView"),
                () -> model.view().pausedProperty().set(false));
        reading = new ProgressBox("run-view-reading", model.viewer()::cancelReading);
        problem.setId("run-view-problem");
        problem.getStyleClass().add("bad");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.viewer().problemProperty());
        paused.say(Messages.text("run.view.paused"));
        getStyleClass().add("view-bar");
        getChildren().addAll(reading, problem, run, step, paused);
        model.viewer().openedProperty().addListener((observable, before, now) -> arrange());
        model.viewer().readingProperty().addListener((observable, before, now) -> arrange());
        model.viewer().problemProperty().addListener((observable, before, now) -> arrange());
        model.step().chosenProperty().addListener((observable, before, now) -> arrange());
        model.view().pausedProperty().addListener((observable, before, now) -> arrange());
        model.running().addListener((observable, before, now) -> arrange());
        arrange();
    }

    private void arrange() {
        Optional<OpenedRun> opened = model.viewer().openedProperty().get();
        Optional<ChosenStep> chosen = model.step().chosenProperty().get();
        Optional<RunFileReading.Progress> read =
                model.viewer().readingProperty().get();
        opened.ifPresent(now -> run.say(text(now.run())));
        chosen.ifPresent(now -> step.say(text(now)));
        read.ifPresentOrElse(
                now -> reading.show(
                        Messages.text(
                                "reports.reading", String.valueOf(now.file().getFileName())),
                        now.share()),
                reading::hide);
        Presence.set(run, opened.isPresent());
        Presence.set(step, chosen.isPresent());
        Presence.set(
                paused,
                model.view().pausedProperty().get() && model.running().get() && opened.isEmpty() && chosen.isEmpty());
        Presence.set(problem, !problem.getText().isEmpty());
        Presence.set(this, getChildren().stream().anyMatch(child -> child.isVisible()));
    }

    private static String text(SessionRun run) {
        return Messages.text(
                "run.view.run",
                RunText.started(run.record().startedAt()),
                run.fileName().orElse(""));
    }

    private static String text(ChosenStep chosen) {
        StepSummary step = chosen.summary();
        String totals = Messages.text(
                "run.view.step",
                step.step(),
                RunText.millis(step.nanos()),
                RunText.millis(step.forwardNanos()),
                RunText.millis(step.recomputeNanos()),
                RunText.millis(step.backwardNanos()),
                RunText.millis(step.updateNanos()),
                RunText.loss(step.loss()),
                RunText.accuracy(step.accuracy()));
        return chosen.remark().isEmpty() ? totals : totals + " " + chosen.remark();
    }

    /** A sentence with a link. */
    private static final class Line extends HBox {
        private final Label text = new Label();
        private final Tooltip whole = new Tooltip();

        Line(String id, String link, Runnable action) {
            text.setId(id);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.setTooltip(whole);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            Hyperlink back = new Hyperlink(link);
            back.setId(id + "-back");
            back.setMinWidth(USE_PREF_SIZE);
            back.setOnAction(event -> action.run());
            getStyleClass().add("view-line");
            getChildren().addAll(text, back);
        }

        void say(String sentence) {
            text.setText(sentence);
            whole.setText(sentence);
        }
    }
}
