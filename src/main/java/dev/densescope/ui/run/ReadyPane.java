package dev.densescope.ui.run;

import dev.densescope.plan.Prediction;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.model.DesignNotice;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.run.form.pane.FormDialogs;
import dev.densescope.ui.run.form.pane.SettingsPane;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.text.RunText;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shown before a run: its predicted memory and its settings, and separately the buttons that start it. */
final class ReadyPane extends VBox {
    private final RunModel model;
    private final Label headline = new Label();
    private final Label fits = new Label();
    private final FigureRow peak = new FigureRow(Messages.text("run.predictedPeak"));
    private final FigureRow reserved = new FigureRow(Messages.text("run.willReserve"));
    private final DesignNotice notice = new DesignNotice("run-design-notice");
    private final Button run = new Button(Messages.text("run.start"));
    private final Button runAll = new Button(Messages.text("run.startAll"));
    private final Label refusal = new Label();
    private final VBox buttons = new VBox();
    private final Hyperlink anyway = new Hyperlink(Messages.text("run.startAnyway"));

    ReadyPane(RunModel model, FormDialogs dialogs) {
        this.model = model;
        headline.getStyleClass().add("figure-large");
        CutTooltip.install(headline);
        fits.setWrapText(true);
        fits.setId("run-fits");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        refusal.setId("run-refusal");
        refusal.getStyleClass().add("bad");
        refusal.textProperty().bind(model.blocker().reasonProperty());
        refusal.visibleProperty().bind(refusal.textProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        anyway.setOnAction(event -> model.startAnyway());
        anyway.visibleProperty().bind(model.blocker().forceableProperty());
        anyway.managedProperty().bind(anyway.visibleProperty());
        run.getStyleClass().add("primary");
        run.setId("run-start");
        run.setMaxWidth(Double.MAX_VALUE);
        run.setOnAction(event -> model.start());
        runAll.setId("run-start-all");
        runAll.setMaxWidth(Double.MAX_VALUE);
        runAll.setOnAction(event -> model.startAll());
        VBox facts = new VBox(peak, reserved, fits, notice);
        facts.getStyleClass().add("facts");
        buttons.getChildren()
                .addAll(
                        refusal,
                        new FittingPlanButton(model, RunStage.READY),
                        anyway,
                        processor(),
                        new StartLine(model),
                        new OutputsLine(model),
                        new OutputQuestionBox(model),
                        run,
                        runAll);
        buttons.getStyleClass().add("button-column");
        getStyleClass().add("run-ready");
        getChildren().addAll(headline, facts, new SettingsPane(model.form(), model.workspace(), dialogs));
    }

    /** The buttons that start a run, for a position that is always visible. */
    Node buttons() {
        return buttons;
    }

    /** Moves the focus to the first field that is marked, which shows why it is; does nothing if none is. */
    void focusMarked() {
        lookupAll(".invalid").stream()
                .filter(this::isInSight)
                .min(Comparator.comparingDouble(
                        field -> field.localToScene(0, 0).getY()))
                .ifPresent(Node::requestFocus);
    }

    /** The first visible error message of a field. */
    Optional<Node> firstProblem() {
        return lookupAll(".reason").stream()
                .filter(reason -> isInSight(reason) && reason.getLayoutBounds().getHeight() > 0)
                .min(Comparator.comparingDouble(
                        reason -> reason.localToScene(0, 0).getY()));
    }

    /** Whether the message is visible: sections around it may be collapsed. */
    private boolean isInSight(Node reason) {
        for (Node node = reason; node != null && node != this; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Button processor() {
        Button processor = new Button(Messages.text("run.useProcessor"));
        processor.setId("run-use-processor");
        processor.setMaxWidth(Double.MAX_VALUE);
        processor.setOnAction(event -> model.useProcessor());
        processor.visibleProperty().bind(model.blocker().processorOfferedProperty());
        processor.managedProperty().bind(processor.visibleProperty());
        return processor;
    }

    void show(RunSnapshot now) {
        Prediction prediction = now.outline().prediction();
        headline.setText(now.settings().spec().name());
        notice.show(now.outline().network());
        peak.showBytes(prediction.peakLiveBytes());
        reserved.showBytes(prediction.reservedBytes());
        MachineText machine = model.workspace().machine();
        long memoryBytes = machine.memoryBytes();
        boolean fit = prediction.reservedBytes() <= memoryBytes;
        String place = machine.isGpu() ? machine.id() : Messages.text("run.thisMachine");
        fits.setText(
                fit
                        ? Messages.text("run.fits", RunText.bytes(memoryBytes - prediction.reservedBytes()), place)
                        : Messages.text("run.short", RunText.bytes(prediction.reservedBytes() - memoryBytes), place));
        fits.getStyleClass().removeAll("good", "bad");
        fits.getStyleClass().add(fit ? "good" : "bad");
    }
}
