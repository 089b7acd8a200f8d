package dev.densescope.ui.design.fit;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.Legend;
import dev.densescope.ui.control.ByteField;
import dev.densescope.ui.control.MemoryBox;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.theme.Appearance;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** "Does it fit?": the bars of all strategies with the device memory, and a text field for it. */
public final class FitPanel extends VBox {
    /** Categories of the bars that are not in the picture above, and so not in its legend. */
    private static final List<Category> NOT_IN_PICTURE =
            List.of(Category.GRADIENTS, Category.PARAMETERS, Category.WORKSPACE);

    private static final double GAP = 8;

    private final DesignViewModel model;
    private final LongConsumer makeFit;
    private final ByteField field;
    private final Label reason = new Label();
    private boolean anyShort;

    /** @param makeFit shows plans for a memory budget in bytes */
    public FitPanel(DesignViewModel model, Appearance appearance, LongConsumer makeFit) {
        super(4);
        this.makeFit = makeFit;
        this.model = model;
        field = new ByteField(model.workspace().deviceMemoryBytesProperty());
        getStyleClass().addAll("panel", "panel-bottom", "fit-panel");
        getChildren().addAll(header(), new FitBars(model, appearance, makeFit));
    }

    private HBox header() {
        Label title = new Label(Messages.text("design.fit.title"));
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label hint = new Label(Messages.text("design.fit.hint"));
        hint.getStyleClass().add("muted");
        hint.setLabelFor(field);
        buildField();
        reason.getStyleClass().add("reason");
        Hyperlink machine = new Hyperlink();
        machine.textProperty()
                .bind(model.workspace()
                        .machineProperty()
                        .map(now -> Messages.text("design.fit.thisMachine", DesignText.bytes(now.memoryBytes()))));
        machine.setOnAction(event -> field.use(model.workspace().machine().memoryBytes()));
        machine.setMinWidth(Region.USE_PREF_SIZE);
        BooleanBinding otherMemory = Bindings.createBooleanBinding(
                () -> model.workspace().deviceMemoryBytesProperty().get()
                        != model.workspace().machine().memoryBytes(),
                model.workspace().deviceMemoryBytesProperty(),
                model.workspace().machineProperty());
        Label fullest = new Label(Messages.text("design.fit.legend"));
        fullest.getStyleClass().add("label-small");
        fullest.setMinWidth(Region.USE_PREF_SIZE);
        Legend legend = new Legend(NOT_IN_PICTURE, false);
        legend.getStyleClass().add("fit-legend");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        HBox colours = new HBox(GAP, fullest, legend);
        colours.setAlignment(Pos.CENTER_LEFT);
        hint.setMinWidth(Region.USE_PREF_SIZE);
        reason.setMinWidth(Region.USE_PREF_SIZE);
        MemoryBox gpu = new MemoryBox(model.workspace().deviceMemoryBytesProperty(), field::use);
        gpu.setId("gpu-memory");
        gpu.getStyleClass().add("gpu-box");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(GAP, title, scope(), field, gpu, hint, reason, gap, colours, machine, makeFit());
        header.setAlignment(Pos.CENTER_LEFT);
        BooleanBinding noReason = reason.textProperty().isEmpty();
        RoomInRow.share(
                header,
                List.of(
                        new RoomInRow.Part(machine, otherMemory),
                        new RoomInRow.Part(colours, noReason),
                        new RoomInRow.Part(hint, noReason)));
        return header;
    }

    /** A link to the plans, shown if a strategy does not fit. */
    private Hyperlink makeFit() {
        Hyperlink link = new Hyperlink(Messages.text("design.fit.makeFit"));
        link.setId("make-fit");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setTooltip(new Tooltip(Messages.text("design.fit.makeFit.tip")));
        link.setOnAction(event ->
                makeFit.accept(model.workspace().deviceMemoryBytesProperty().get()));
        showWhere(
                link,
                Bindings.createBooleanBinding(
                        this::isAnyShort,
                        model.viewProperty(),
                        model.workspace().deviceMemoryBytesProperty()));
        return link;
    }

    /** While plans are pending and no other is short, the earlier answer stays, so that the header keeps its places. */
    private boolean isAnyShort() {
        long memory = model.workspace().deviceMemoryBytesProperty().get();
        List<Fit> fits = Fit.all(model.view().predictions(), memory);
        anyShort = fits.stream().anyMatch(Fit::isShort)
                || (anyShort && fits.stream().anyMatch(Fit::isPending));
        return anyShort;
    }

    /** A label that is shown if storage is shared per block. */
    private Label scope() {
        Label scope = new Label(Messages.text("design.fit.perBlock"));
        scope.getStyleClass().add("muted");
        scope.setMinWidth(Region.USE_PREF_SIZE);
        scope.setTooltip(new Tooltip(Messages.text("design.fit.perBlock.tip")));
        showWhere(scope, model.workspace().sharedScopeProperty().isEqualTo(SharedScope.BLOCK));
        return scope;
    }

    private static void showWhere(Node node, BooleanBinding room) {
        node.visibleProperty().bind(room);
        node.managedProperty().bind(room);
    }

    private void buildField() {
        field.setId("field-memory");
        field.setPrefWidth(88);
        field.setMinWidth(88);
        field.setAccessibleText(Messages.text("design.fit.memory"));
        field.setTooltip(new Tooltip(Messages.text("design.fit.memory.tip")));
        reason.textProperty().bind(field.reasonProperty());
    }
}
