package dev.densescope.ui.run;

import dev.densescope.plan.Strategy;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Segments;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;

/** The settings of the next run, validated as they are typed. */
final class SettingsPane extends VBox {
    private final RunForm form;

    SettingsPane(RunModel model) {
        form = model.form();
        getStyleClass().add("run-settings");
        ComboBox<Strategy> strategy = new ComboBox<>();
        strategy.getItems().setAll(Strategy.values());
        strategy.setConverter(new StringConverter<>() {
            @Override
            public String toString(Strategy choice) {
                return choice == null ? "" : choice.id();
            }

            @Override
            public Strategy fromString(String id) {
                return Strategy.ofId(id).orElseThrow();
            }
        });
        strategy.valueProperty().bindBidirectional(model.workspace().strategyProperty());
        strategy.setId("run-strategy");
        ComboBox<String> device = new ComboBox<>();
        device.getItems().setAll(form.devices());
        device.valueProperty().bindBidirectional(form.deviceProperty());
        Label deviceName = new Label(model.workspace().machine().device());
        deviceName.getStyleClass().add("label-small");
        deviceName.setWrapText(true);
        getChildren()
                .addAll(
                        row(Messages.text("run.form.strategy"), strategy),
                        number(Messages.text("run.form.steps"), "run-steps", form.stepsProperty(), form.stepsProblem()),
                        number(
                                Messages.text("run.form.warmup"),
                                "run-warmup",
                                form.warmupStepsProperty(),
                                form.warmupProblem()),
                        number(Messages.text("run.form.seed"), "run-seed", form.seedProperty(), form.seedProblem()),
                        data(),
                        row(Messages.text("run.form.device"), device),
                        deviceName);
    }

    private static VBox number(String name, String id, StringProperty text, StringBinding problem) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(text);
        field.setAccessibleText(name);
        Label reason = reason(problem);
        problem.addListener((observable, before, now) -> mark(field, now));
        return new VBox(row(name, field), reason);
    }

    private static void mark(TextField field, String problem) {
        field.getStyleClass().remove("invalid");
        if (!problem.isEmpty()) {
            field.getStyleClass().add("invalid");
        }
    }

    private static Label reason(StringBinding problem) {
        Label reason = new Label();
        reason.getStyleClass().add("reason");
        reason.textProperty().bind(problem);
        reason.visibleProperty().bind(problem.isNotEmpty());
        reason.managedProperty().bind(reason.visibleProperty());
        return reason;
    }

    private VBox data() {
        Segments<RunForm.Source> source = new Segments<>(form.sourceProperty().get())
                .add(RunForm.Source.SYNTHETIC, Messages.text("run.form.synthetic"))
                .add(RunForm.Source.CIFAR10, Messages.text("run.form.cifar10"));
        source.chosenProperty()
                .addListener((observable, before, now) -> form.sourceProperty().set(now));
        Label folder = new Label();
        folder.getStyleClass().add("label-small");
        folder.textProperty().bind(form.folderProperty().map(SettingsPane::folderName));
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setMaxWidth(Double.MAX_VALUE);
        Button choose = new Button(Messages.text("run.form.chooseFolder"));
        choose.setOnAction(event -> chooseFolder(choose));
        HBox folderRow = new HBox(folder, choose);
        folderRow.getStyleClass().add("form-row");
        folderRow.visibleProperty().bind(form.sourceProperty().isEqualTo(RunForm.Source.CIFAR10));
        folderRow.managedProperty().bind(folderRow.visibleProperty());
        VBox box = new VBox(row(Messages.text("run.form.data"), source), folderRow, reason(form.folderProblem()));
        box.setSpacing(4);
        return box;
    }

    private static String folderName(Optional<Path> folder) {
        return folder.map(path -> String.valueOf(path.getFileName())).orElse(Messages.text("run.form.folderMissing"));
    }

    private void chooseFolder(Node owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("run.form.folderTitle"));
        form.folderProperty().get().map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(owner.getScene().getWindow()))
                .ifPresent(folder -> form.folderProperty().set(Optional.of(folder.toPath())));
    }

    private static HBox row(String name, Region control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space, control);
        row.getStyleClass().add("form-row");
        return row;
    }
}
