package dev.densescope.ui.run.form.pane;

import dev.densescope.data.open.DatasetPreview;
import dev.densescope.session.imports.CheckpointFit;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingSetups;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.CheckpointSettings;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.FormMemory;
import dev.densescope.ui.run.form.RunForm;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the chosen checkpoint is, whether a run would go on with it as design and settings are, and what makes them fit. */
final class CheckpointPane extends VBox {
    private final RunForm form;
    private final Workspace workspace;
    private final Label what = FormRow.line("run-checkpoint-what");
    private final Label suits = FormRow.line("run-checkpoint-suits");
    private final Label misfit = FormRow.line("run-checkpoint-misfit");
    private final Label changes = FormRow.line("run-checkpoint-changes");
    private final Button design = button("run-checkpoint-design", Messages.text("run.checkpoint.takeDesign"));
    private final Button settings = button("run-checkpoint-settings", Messages.text("run.checkpoint.takeSettings"));

    CheckpointPane(RunForm form, Workspace workspace) {
        this.form = form;
        this.workspace = workspace;
        suits.getStyleClass().add("good");
        misfit.getStyleClass().add("bad");
        changes.getStyleClass().add("informs");
        design.setOnAction(event -> found().ifPresent(this::takeDesign));
        settings.setOnAction(event -> found().ifPresent(this::takeSettings));
        setSpacing(4);
        getStyleClass().add("recognised");
        getChildren().addAll(what, suits, misfit, changes, design, settings);
        new FormMemory(form, workspace).whenChanged(this::show);
        form.start().foundCheckpoint().foundProperty().addListener((observable, before, now) -> show());
        form.start().foundCheckpoint().refusalProperty().addListener((observable, before, now) -> show());
        form.data().recognisedProperty().addListener((observable, before, now) -> show());
        workspace.specProperty().addListener((observable, before, now) -> show());
        show();
    }

    private Optional<SavedCheckpoint> found() {
        return form.start().foundCheckpoint().foundProperty().get();
    }

    private void takeDesign(SavedCheckpoint checkpoint) {
        workspace.document().edit(Messages.text("run.checkpoint.designTaken"), before -> checkpoint.spec());
    }

    private void takeSettings(SavedCheckpoint checkpoint) {
        new CheckpointSettings(form, checkpoint).adopt();
    }

    private void show() {
        Optional<SavedCheckpoint> found = found();
        Optional<CheckpointFit> fit = found.map(this::fit);
        FormRow.show(what, found.map(CheckpointText::what));
        FormRow.show(suits, fit.filter(CheckpointFit::suits).map(CheckpointText::suits));
        FormRow.show(
                misfit,
                Optional.of(fit.map(CheckpointText::misfit)
                        .orElse(form.start().foundCheckpoint().refusalProperty().get())));
        FormRow.show(changes, fit.flatMap(CheckpointFit::changes));
        FormRow.present(design, fit.filter(now -> !now.otherDesign().isEmpty()).isPresent());
        FormRow.present(settings, fit.filter(CheckpointText::hasOtherSettings).isPresent());
    }

    private CheckpointFit fit(SavedCheckpoint checkpoint) {
        RunSettings wanted = form.settings(workspace.spec(), workspace.plan());
        DataForm data = form.data();
        Optional<DatasetPreview> recognised = data.recognisedProperty().get();
        boolean isKnown = !wanted.data().isStored() || recognised.isPresent();
        return checkpoint.fit(
                wanted,
                isKnown
                        ? Optional.of(TrainingSetups.images(wanted, recognised.map(DatasetPreview::summary)))
                        : Optional.empty());
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }
}
