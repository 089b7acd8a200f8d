package dev.densescope.ui.run.form.pane;

import dev.densescope.data.DatasetFormat;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.language.Text;
import dev.densescope.session.imports.CheckpointFit;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingSetups;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.CheckpointSettings;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.FormMemory;
import dev.densescope.ui.run.form.RunForm;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Describes the chosen checkpoint, whether a run can resume from it with the current design and settings, and offers to
 * change these.
 */
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
        form.data().folder().addListener((observable, before, now) -> show());
        form.start().checkpoint().problem().addListener((observable, before, now) -> show());
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

    /** A rejection is shown alone, with the actions that help. */
    private void show() {
        Optional<SavedCheckpoint> found = found();
        Optional<CheckpointFit> fit = found.map(this::fit);
        boolean isRefused = !form.start().checkpoint().problem().get().isEmpty(); // shown next to the file
        FormRow.show(what, found.map(CheckpointText::what));
        Optional<CheckpointFit> told = fit.filter(now -> !isRefused);
        Optional<String> missing = found.flatMap(this::missingImages);
        Optional<CheckpointFit> suiting = told.filter(CheckpointFit::suits).filter(now -> missing.isEmpty());
        FormRow.show(suits, suiting.map(CheckpointText::suits));
        FormRow.show(misfit, Optional.of(isRefused ? "" : misfit(told, missing)));
        FormRow.show(changes, suiting.flatMap(CheckpointFit::changes).map(Text::inThisProcess));
        Presence.set(design, fit.filter(now -> !now.otherDesign().isEmpty()).isPresent());
        Presence.set(
                settings,
                found.filter(checkpoint -> fit.filter(now -> CheckpointText.dependsOnSettings(now, checkpoint))
                                        .isPresent()
                                && new CheckpointSettings(form, checkpoint).differ())
                        .isPresent());
    }

    private String misfit(Optional<CheckpointFit> fit, Optional<String> missing) {
        return fit.map(now -> CheckpointText.misfit(now, missing))
                .orElse(form.start().foundCheckpoint().refusalProperty().get());
    }

    private CheckpointFit fit(SavedCheckpoint checkpoint) {
        RunSettings wanted = form.settings(workspace);
        return checkpoint.fit(wanted, images(checkpoint));
    }

    /** The images of a run; empty if they are not known yet and may be those of the checkpoint. */
    private Optional<String> images(SavedCheckpoint checkpoint) {
        Optional<DatasetPreview> recognised = form.data().recognisedProperty().get();
        DataForm.Source source = form.data().sourceProperty().get();
        if (!source.isStored() || recognised.isPresent()) {
            return Optional.of(TrainingSetups.description(recognised.map(DatasetPreview::summary)));
        }
        return new CheckpointSettings(form, checkpoint)
                .source()
                .filter(theirs -> theirs != source)
                .map(theirs ->
                        source == DataForm.Source.IMAGES ? DatasetFormat.IMAGE_FOLDER.title() : DataPane.name(source));
    }

    /** The images of the checkpoint's training, if their source is selected but no folder has been chosen. */
    private Optional<String> missingImages(SavedCheckpoint checkpoint) {
        DataForm data = form.data();
        boolean isTheirs = new CheckpointSettings(form, checkpoint)
                .source()
                .equals(Optional.of(data.sourceProperty().get()));
        boolean hasNoFolder =
                data.sourceProperty().get().isStored() && data.folder().get().isEmpty();
        return checkpoint.images().filter(images -> isTheirs && hasNoFolder);
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }
}
