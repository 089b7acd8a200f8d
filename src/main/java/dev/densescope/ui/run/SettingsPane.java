package dev.densescope.ui.run;

import dev.densescope.plan.Strategy;
import dev.densescope.ui.Messages;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
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
                        FormRow.of(Messages.text("run.form.strategy"), strategy),
                        number(Messages.text("run.form.steps"), "run-steps", form.stepsProperty(), form.stepsProblem()),
                        number(
                                Messages.text("run.form.warmup"),
                                "run-warmup",
                                form.warmupStepsProperty(),
                                form.warmupProblem()),
                        number(Messages.text("run.form.seed"), "run-seed", form.seedProperty(), form.seedProblem()),
                        new DataPane(form.data()),
                        FormRow.of(Messages.text("run.form.device"), device),
                        deviceName);
    }

    private static VBox number(String name, String id, StringProperty text, StringBinding problem) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(text);
        field.setAccessibleText(name);
        Label reason = FormRow.reason(problem);
        problem.addListener((observable, before, now) -> mark(field, now));
        return new VBox(FormRow.of(name, field), reason);
    }

    private static void mark(TextField field, String problem) {
        field.getStyleClass().remove("invalid");
        if (!problem.isEmpty()) {
            field.getStyleClass().add("invalid");
        }
    }
}
