package dev.densescope.ui.run.form.pane;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.OutputsForm;
import dev.densescope.ui.run.form.RecipeForm;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import dev.densescope.weights.tensor.HeadChoice;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rarely changed settings in a collapsible section, whose heading lists those that are not at their default. */
final class MorePane extends VBox {
    private final RunForm form;
    private final Workspace workspace;
    private final FormDialogs dialogs;

    MorePane(RunForm form, Workspace workspace, FormDialogs dialogs) {
        this.form = form;
        this.workspace = workspace;
        this.dialogs = dialogs;
        getStyleClass().add("more-options");
        VBox content = new VBox(learning(), beginning(), keeping(), machine());
        content.getStyleClass().add("more-content");
        getChildren().addAll(header(), FormRow.showWhere(content, form.moreShownProperty()));
    }

    private HBox header() {
        Button toggle = new Button(Messages.text("run.form.more"));
        toggle.setId("run-more");
        toggle.getStyleClass().addAll("flat", "disclosure");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.graphicProperty()
                .bind(form.moreShownProperty()
                        .map(shown -> new IconView(shown ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT)));
        toggle.setOnAction(
                event -> form.moreShownProperty().set(!form.moreShownProperty().get()));
        Label unusual = new Label();
        unusual.setId("run-unusual");
        unusual.getStyleClass().add("label-small");
        unusual.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(unusual, Priority.ALWAYS);
        unusual.textProperty().bind(UnusualText.of(form, workspace));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(unusual.textProperty());
        unusual.tooltipProperty().bind(unusual.textProperty().map(text -> text.isEmpty() ? null : whole));
        unusual.visibleProperty().bind(form.moreShownProperty().not());
        HBox header = new HBox(toggle, unusual);
        header.getStyleClass().add("form-row");
        return header;
    }

    private VBox learning() {
        RecipeForm recipe = form.recipe();
        Segments<LearningRateSchedule> schedule = new Segments<>(
                        recipe.scheduleProperty().get())
                .add(LearningRateSchedule.CONSTANT, Messages.text("run.form.scheduleConstant"))
                .add(LearningRateSchedule.STEP, Messages.text("run.form.scheduleStep"))
                .add(LearningRateSchedule.COSINE, Messages.text("run.form.scheduleCosine"));
        CheckBox shuffle = new CheckBox(Messages.text("run.form.shuffle"));
        shuffle.setId("run-shuffle");
        shuffle.selectedProperty().bindBidirectional(recipe.shuffleProperty());
        return section(
                Messages.text("run.form.learning"),
                FormRow.number(Messages.text("run.form.learningRate"), "run-learning-rate", recipe.learningRate()),
                FormRow.of(
                        Messages.text("run.form.schedule"),
                        FormRow.choosing(schedule, "run-schedule", recipe.scheduleProperty())),
                FormRow.number(Messages.text("run.form.momentum"), "run-momentum", recipe.momentum()),
                FormRow.number(Messages.text("run.form.weightDecay"), "run-weight-decay", recipe.weightDecay()),
                FormRow.number(
                        Messages.text("run.form.warmup"),
                        "run-warmup",
                        form.length().warmupSteps()),
                FormRow.showWhere(shuffle, form.data().sourceProperty().map(DataForm.Source::isStored)));
    }

    private VBox beginning() {
        StartForm start = form.start();
        Segments<StartForm.Kind> kind = new Segments<>(start.kindProperty().get())
                .add(StartForm.Kind.SEED, Messages.text("run.form.startSeed"))
                .add(StartForm.Kind.WEIGHTS, Messages.text("run.form.startWeights"))
                .add(StartForm.Kind.CHECKPOINT, Messages.text("run.form.startCheckpoint"));
        return section(
                Messages.text("run.form.beginning"),
                FormRow.of(
                        Messages.text("run.form.start"),
                        FormRow.choosing(kind, "run-start-kind", start.kindProperty())),
                FormRow.showWhere(
                        new FileRow(
                                Messages.text("run.form.weightsIn"),
                                "run-weights-in",
                                start.weights(),
                                dialogs::weightsToRead,
                                form.lastFolder()),
                        start.kindProperty().isEqualTo(StartForm.Kind.WEIGHTS)),
                FormRow.showWhere(
                        new WeightsPane(start, workspace), start.kindProperty().isEqualTo(StartForm.Kind.WEIGHTS)),
                FormRow.showWhere(classifier(start), start.kindProperty().isEqualTo(StartForm.Kind.WEIGHTS)),
                FormRow.showWhere(
                        new FileRow(
                                Messages.text("run.form.resume"),
                                "run-resume",
                                start.checkpoint(),
                                dialogs::weightsToRead,
                                form.lastFolder()),
                        start.kindProperty().isEqualTo(StartForm.Kind.CHECKPOINT)),
                FormRow.showWhere(
                        new CheckpointPane(form, workspace),
                        start.kindProperty().isEqualTo(StartForm.Kind.CHECKPOINT)),
                FormRow.showWhere(
                        small(Messages.text("run.form.resumeNote")),
                        start.kindProperty().isEqualTo(StartForm.Kind.CHECKPOINT)),
                FormRow.number(Messages.text("run.form.seed"), "run-seed", form.seed()));
    }

    private static Node classifier(StartForm start) {
        Segments<HeadChoice> head = new Segments<>(start.headProperty().get())
                .add(HeadChoice.MATCH, Messages.text("run.form.headMatch"))
                .add(HeadChoice.NEW, Messages.text("run.form.headNew"));
        return new VBox(
                FormRow.of(
                        Messages.text("run.form.head"),
                        FormRow.choosing(head, "run-weights-head", start.headProperty())),
                small(start.headProperty().map(MorePane::note)));
    }

    private VBox keeping() {
        OutputsForm outputs = form.outputs();
        VBox every = FormRow.number(Messages.text("run.form.every"), "run-checkpoint-every", outputs.everySteps());
        return section(
                Messages.text("run.form.keeping"),
                new FileRow(
                        Messages.text("run.form.weightsOut"),
                        "run-weights-out",
                        outputs.weights(),
                        dialogs::weightsToWrite,
                        form.lastFolder()),
                new FileRow(
                        Messages.text("run.form.checkpointOut"),
                        "run-checkpoint-out",
                        outputs.checkpoint(),
                        dialogs::weightsToWrite,
                        form.lastFolder()),
                FormRow.reason(outputs.sameFile()),
                FormRow.showWhere(
                        new VBox(every, small(Messages.text("run.form.everyNote"))),
                        outputs.checkpoint().fileProperty().map(file -> file.isPresent())));
    }

    private VBox machine() {
        Segments<SharedScope> scope = new Segments<>(
                        workspace.sharedScopeProperty().get())
                .add(SharedScope.NETWORK, Messages.text("run.form.scopeNetwork"))
                .add(SharedScope.BLOCK, Messages.text("run.form.scopeBlock"));
        ComboBox<String> device = new ComboBox<>();
        device.setItems(form.devices());
        device.valueProperty().bindBidirectional(form.deviceProperty());
        device.setId("run-device");
        CheckBox tensorFloat32 = new CheckBox(Messages.text("run.form.tensorFloat32"));
        tensorFloat32.setId("run-tensor-float-32");
        tensorFloat32.selectedProperty().bindBidirectional(workspace.tensorFloat32Property());
        return section(
                Messages.text("run.form.machine"),
                FormRow.showWhere(
                        FormRow.of(
                                Messages.text("run.form.scope"),
                                FormRow.choosing(scope, "run-scope", workspace.sharedScopeProperty())),
                        workspace.planProperty().map(plan -> !plan.isBaseline())),
                FormRow.showWhere(
                        small(workspace.sharedScopeProperty().map(MorePane::note)),
                        workspace.planProperty().map(plan -> !plan.isBaseline())),
                FormRow.of(Messages.text("run.form.device"), device),
                FormRow.showWhere(tensorFloat32, workspace.deviceProperty().map(DeviceChoice::isNvidia)),
                small(workspace.machineProperty().map(MachineText::device)),
                small(workspace.machineProperty().map(MachineText::fullReason)));
    }

    private static String note(HeadChoice head) {
        return head == HeadChoice.NEW ? Messages.text("run.form.headNewNote") : Messages.text("run.form.headMatchNote");
    }

    private static String note(SharedScope scope) {
        return scope == SharedScope.BLOCK
                ? Messages.text("run.form.scopeBlockNote")
                : Messages.text("run.form.scopeNetworkNote");
    }

    private static VBox section(String heading, Node... rows) {
        Label label = new Label(heading);
        label.getStyleClass().add("section");
        VBox section = new VBox(label);
        section.getChildren().addAll(rows);
        section.getStyleClass().add("more-section");
        return section;
    }

    private static Label small(ObservableValue<String> text) {
        Label label = small("");
        label.textProperty().bind(text);
        return label;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("label-small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
