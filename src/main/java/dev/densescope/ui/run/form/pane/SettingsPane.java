package dev.densescope.ui.run.form.pane;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.FieldReason;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.LengthForm;
import dev.densescope.ui.run.form.RunForm;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The settings of the next run, validated as they are typed; rarely changed ones are in a collapsible section. */
public final class SettingsPane extends VBox {
    /** @param workspace contains strategy and scope, which all screens share */
    public SettingsPane(RunForm form, Workspace workspace, FormDialogs dialogs) {
        getStyleClass().add("run-settings");
        getChildren()
                .addAll(
                        FormRow.of(Messages.text("run.form.strategy"), new StrategyBox(workspace)),
                        baseline(form),
                        length(form.length()),
                        new DataPane(form.data(), workspace, dialogs),
                        new MorePane(form, workspace, dialogs));
    }

    private static CheckBox baseline(RunForm form) {
        CheckBox box = new CheckBox(Messages.text("run.form.baseline"));
        box.setId("run-baseline");
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.setTooltip(new Tooltip(Messages.text("run.form.baseline.tooltip")));
        box.selectedProperty().bindBidirectional(form.baselineProperty());
        return box;
    }

    private static VBox length(LengthForm length) {
        String name = Messages.text("run.form.length");
        BooleanBinding inEpochs = length.unitProperty().isEqualTo(LengthForm.Unit.EPOCHS);
        BooleanBinding inSteps = inEpochs.not();
        TextField steps = FormRow.showWhere(FormRow.field(name, "run-steps", length.steps()), inSteps);
        TextField epochs = FormRow.showWhere(FormRow.field(name, "run-epochs", length.epochs()), inEpochs);
        Segments<LengthForm.Unit> unit = new Segments<>(length.unitProperty().get())
                .add(LengthForm.Unit.STEPS, Messages.text("run.form.steps"))
                .add(LengthForm.Unit.EPOCHS, Messages.text("run.form.epochs"));
        return new VBox(
                FormRow.of(name, steps, epochs, FormRow.choosing(unit, "run-unit", length.unitProperty())),
                new FieldReason(steps, length.steps().problem()),
                new FieldReason(epochs, length.epochs().problem()));
    }
}
