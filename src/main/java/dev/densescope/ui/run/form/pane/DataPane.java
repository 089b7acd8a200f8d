package dev.densescope.ui.run.form.pane;

import dev.densescope.data.Augmentation;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.DataForm;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The choice of images: source, folder, and augmentation. */
final class DataPane extends VBox {
    private final DataForm form;
    private final FormDialogs dialogs;

    /** @param workspace contains the design that the images must fit */
    DataPane(DataForm form, Workspace workspace, FormDialogs dialogs) {
        this.form = form;
        this.dialogs = dialogs;
        setSpacing(4);
        Segments<DataForm.Source> source = new Segments<>(form.sourceProperty().get())
                .add(DataForm.Source.SYNTHETIC, name(DataForm.Source.SYNTHETIC))
                .add(DataForm.Source.CIFAR10, name(DataForm.Source.CIFAR10))
                .add(DataForm.Source.CIFAR100, name(DataForm.Source.CIFAR100))
                .add(DataForm.Source.IMAGES, name(DataForm.Source.IMAGES));
        FormRow.choosing(source, "run-data", form.sourceProperty());
        Segments<Augmentation> augmentation = new Segments<>(
                        form.augmentationProperty().get())
                .add(Augmentation.NONE, Messages.text("run.form.augmentNone"))
                .add(Augmentation.CROP_FLIP, Messages.text("run.form.augmentCropFlip"));
        FormRow.choosing(augmentation, "run-augment", form.augmentationProperty());
        getChildren()
                .addAll(
                        FormRow.of(Messages.text("run.form.data"), source),
                        ifStored(folder()),
                        labels(),
                        FormRow.reason(form.folderProblem()),
                        new RecognisedPane(form, workspace),
                        ifStored(FormRow.of(Messages.text("run.form.augment"), augmentation)),
                        heldOut());
    }

    /** Its name in the list of sources. */
    static String name(DataForm.Source source) {
        return switch (source) {
            case SYNTHETIC -> Messages.text("run.form.synthetic");
            case CIFAR10 -> Messages.text("run.form.cifar10");
            case CIFAR100 -> Messages.text("run.form.cifar100");
            case IMAGES -> Messages.text("run.form.images");
        };
    }

    private HBox labels() {
        Segments<DataForm.Labels> labels = new Segments<>(form.labelsProperty().get())
                .add(DataForm.Labels.FINE, Messages.text("run.form.labelsFine"))
                .add(DataForm.Labels.COARSE, Messages.text("run.form.labelsCoarse"));
        FormRow.choosing(labels, "run-labels", form.labelsProperty());
        return FormRow.showWhere(
                FormRow.of(Messages.text("run.form.labels"), labels),
                form.sourceProperty().isEqualTo(DataForm.Source.CIFAR100));
    }

    private VBox heldOut() {
        return FormRow.showWhere(
                FormRow.number(Messages.text("run.form.heldOut"), "run-held-out", form.heldOut()),
                form.sourceProperty().map(DataForm.Source::isStored));
    }

    private HBox folder() {
        Label folder = new Label();
        folder.getStyleClass().add("label-small");
        folder.setId("run-folder");
        folder.textProperty().bind(form.folder().map(DataPane::folderName));
        folder.tooltipProperty().bind(form.folder().map(DataPane::wholePath));
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setMaxWidth(Double.MAX_VALUE);
        Button choose = new Button(Messages.text("run.form.chooseFolder"));
        choose.setId("run-choose-folder");
        choose.setOnAction(event -> chooseFolder());
        HBox row = new HBox(folder, choose);
        row.getStyleClass().add("form-row");
        return row;
    }

    private HBox ifStored(HBox row) {
        row.visibleProperty().bind(form.sourceProperty().map(DataForm.Source::isStored));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private static String folderName(Optional<Path> folder) {
        return folder.map(path -> String.valueOf(path.getFileName())).orElse(Messages.text("run.form.folderMissing"));
    }

    private static Tooltip wholePath(Optional<Path> folder) {
        return new Tooltip(folder.map(Path::toString).orElse(Messages.text("run.form.folderMissing")));
    }

    private void chooseFolder() {
        String title = switch (form.sourceProperty().get()) {
            case CIFAR10 -> Messages.text("run.form.folderTitle");
            case CIFAR100 -> Messages.text("run.form.cifar100FolderTitle");
            default -> Messages.text("run.form.imageFolderTitle");
        };
        dialogs.folder(title, form.folder().get()).ifPresent(form::choose);
    }
}
