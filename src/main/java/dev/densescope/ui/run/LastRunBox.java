package dev.densescope.ui.run;

import dev.densescope.file.UserFolders;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.run.active.LastTraining;
import dev.densescope.ui.run.active.RestOfTraining;
import dev.densescope.ui.run.form.pane.FormDialogs;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.text.RunText;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Actions on earlier trainings while no run is in progress: resume a stopped training, save a completed one. */
final class LastRunBox extends VBox {
    private static final Path HOME = UserFolders.home();

    private final RunModel model;
    private final FormDialogs dialogs;
    private final Label stopped = told("run-stopped-training");
    private final Button resume = button(Messages.text("run.resume"), "run-resume-stopped");
    private final Hyperlink dismiss = new Hyperlink(Messages.text("run.resume.dismiss"));
    private final HBox stoppedRow = new HBox(stopped, dismiss);
    private final Label completed = told("run-completed-training");
    private final ButtonRow save = new ButtonRow(
            saving(LastTraining.Part.CHECKPOINT, Messages.text("run.saveCheckpoint"), "run-save-checkpoint"),
            saving(LastTraining.Part.WEIGHTS, Messages.text("run.saveWeights"), "run-save-weights"));

    LastRunBox(RunModel model, FormDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        resume.setOnAction(event -> model.resume());
        dismiss.setId("run-resume-dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(event -> model.resumption().dismiss());
        HBox.setHgrow(stopped, Priority.ALWAYS);
        stopped.setMaxWidth(Double.MAX_VALUE);
        stoppedRow.getStyleClass().add("button-row");
        getStyleClass().add("button-column");
        getChildren().addAll(completed, save, stoppedRow, resume);
        model.stageProperty().addListener((observable, before, now) -> arrange());
        model.viewer().openedProperty().addListener((observable, before, now) -> arrange());
        model.resumption().restProperty().addListener((observable, before, now) -> arrange());
        model.lastTraining().keptProperty().addListener((observable, before, now) -> arrange());
        model.outputQuestion().textProperty().addListener((observable, before, now) -> arrange());
        arrange();
    }

    /** Whether resuming the shown run is the main action. */
    boolean leadsToResume() {
        return model.stageProperty().get() == RunStage.ENDED
                && model.resumption().isOfLastRun()
                && model.resumption().restProperty().get().isPresent();
    }

    /** The text of the Resume button, which names the step of the checkpoint. */
    static String resumeText(RunModel model) {
        return model.resumption()
                .restProperty()
                .get()
                .map(rest -> Messages.text("run.resumeAfter", rest.afterStep()))
                .orElseGet(() -> Messages.text("run.resume"));
    }

    private void arrange() {
        boolean idle = !model.stageProperty().get().isBusy()
                && model.viewer().openedProperty().get().isEmpty();
        Optional<RestOfTraining> rest = model.resumption().restProperty().get().filter(any -> idle);
        Optional<LastTraining.Kept> kept =
                model.lastTraining().keptProperty().get().filter(any -> idle);
        rest.ifPresent(this::show);
        kept.ifPresent(this::show);
        Presence.set(resume, rest.isPresent());
        Presence.set(stoppedRow, rest.isPresent() && !leadsToResume());
        Presence.set(save, kept.isPresent());
        Presence.set(completed, kept.filter(now -> isTold(now)).isPresent());
        Presence.set(this, rest.isPresent() || kept.isPresent());
    }

    private void show(RestOfTraining rest) {
        resume.setText(resumeText(model));
        resume.getStyleClass().remove("primary");
        if (leadsToResume()) {
            resume.getStyleClass().add("primary");
        }
        stopped.setText(
                Messages.text("run.resume.of", rest.run().settings().spec().name()));
    }

    private void show(LastTraining.Kept kept) {
        completed.setText(kept.saved()
                .map(file -> Messages.text("run.savedTraining", RunText.place(file, HOME)))
                .orElse(Messages.text("run.unsavedTraining", kept.design())));
    }

    /**
     * Whether the training is named: always after it was saved; before, only while no run is shown and no question
     * names it.
     */
    private boolean isTold(LastTraining.Kept kept) {
        boolean isAsked = !model.outputQuestion().textProperty().get().isEmpty(); // which names it
        return kept.saved().isPresent() || (model.stageProperty().get() == RunStage.READY && !isAsked);
    }

    private Button saving(LastTraining.Part part, String text, String id) {
        Button button = button(text, id);
        button.setOnAction(event -> model.lastTraining()
                .keptProperty()
                .get()
                .flatMap(kept -> dialogs.trainingToWrite(text.replace("…", ""), kept.suggestion(part)))
                .ifPresent(file -> model.lastTraining().save(part, file)));
        return button;
    }

    private static Button button(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static Label told(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("label-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
