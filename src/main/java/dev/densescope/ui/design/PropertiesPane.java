package dev.densescope.ui.design;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.ScrollRoom;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.quantity.Quantities;
import dev.densescope.ui.design.quantity.Quantity;
import dev.densescope.ui.design.quantity.QuantityModel;
import dev.densescope.ui.design.quantity.QuantityRow;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Editable properties of the selected block (or of all blocks), of the training and of the network; below them, numbers
 * about the selection. Every part has its place whatever is selected.
 */
final class PropertiesPane extends VBox {
    private final DesignViewModel model;
    private final VBox blockSection = section();
    private final List<QuantityModel> networkQuantities = new ArrayList<>();
    private List<QuantityModel> blockQuantities = List.of();
    private int shownBlock = -1;

    PropertiesPane(DesignViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "panel-right", "side-pane");
        VBox content = new VBox(20, blockSection, trainingSection(), networkSection());
        content.getStyleClass().add("side-content");
        ScrollPane fields = new ScrollPane(content);
        fields.setFitToWidth(true);
        fields.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        fields.setMinHeight(0);
        VBox.setVgrow(fields, Priority.ALWAYS);
        ScrollRoom.keep(fields, content);
        getChildren().addAll(fields, new FiguresPane(model));
        model.document().specProperty().addListener((observable, before, now) -> specChanged());
        model.workspace().selectedLayerProperty().addListener((observable, before, now) -> specChanged());
        specChanged();
    }

    private void specChanged() {
        LayerPath place = model.selection();
        int block = place.isInBlock() ? place.block() : 0;
        if (block != shownBlock) {
            shownBlock = block;
            blockQuantities.forEach(QuantityModel::leave);
            blockQuantities = models(block == 0 ? Quantities.ofAllBlocks() : Quantities.ofBlock(block));
            showBlock();
        }
        networkQuantities.forEach(QuantityModel::refresh);
        blockQuantities.forEach(QuantityModel::refresh);
    }

    private void showBlock() {
        blockSection.getChildren().setAll(blockHeading());
        blockQuantities.forEach(quantity -> blockSection.getChildren().add(new QuantityRow(quantity)));
        Hyperlink alike = new Hyperlink(Messages.text("design.alike"));
        alike.getStyleClass().add("small-link");
        alike.setVisible(shownBlock > 0); // hidden it keeps its place
        alike.setOnAction(event -> model.makeBlocksAlike());
        blockSection.getChildren().add(alike);
    }

    private HBox blockHeading() {
        Label title = heading(
                shownBlock > 0 ? Messages.text("design.block", shownBlock) : Messages.text("design.section.allBlocks"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(0, title, gap);
        if (shownBlock > 0) {
            line.getChildren()
                    .addAll(
                            iconButton(Icon.ARROW_UP, Messages.text("design.tip.moveUp"), () -> model.moveBlock(-1)),
                            iconButton(Icon.ARROW_DOWN, Messages.text("design.tip.moveDown"), () -> model.moveBlock(1)),
                            iconButton(Icon.COPY, Messages.text("design.tip.duplicate"), model::duplicateBlock),
                            iconButton(Icon.TRASH, Messages.text("design.tip.remove"), model::removeBlock));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("heading-line");
        return line;
    }

    private VBox networkSection() {
        VBox section = section();
        section.getChildren().addAll(heading(Messages.text("design.section.network")), nameRow(), stemRow());
        List<QuantityModel> models = models(Quantities.ofNetwork());
        networkQuantities.addAll(models);
        models.forEach(quantity -> section.getChildren().add(new QuantityRow(quantity)));
        return section;
    }

    private VBox trainingSection() {
        VBox section = section();
        section.getChildren().add(heading(Messages.text("design.section.training")));
        List<QuantityModel> models = models(Quantities.ofTraining());
        networkQuantities.addAll(models);
        models.forEach(quantity -> section.getChildren().add(new QuantityRow(quantity)));
        return section;
    }

    private HBox nameRow() {
        TextField name = new TextField(model.document().spec().name());
        name.setTextFormatter(new TextFormatter<>(change -> isName(change.getControlNewText()) ? change : null));
        name.setId("field-name");
        Label label = new Label(Messages.text("design.field.name"));
        label.setLabelFor(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setAccessibleText(label.getText());
        model.document().specProperty().addListener((observable, before, now) -> {
            if (!now.name().equals(name.getText())) {
                name.setText(now.name());
            }
        });
        name.textProperty().addListener((observable, before, now) -> model.rename(now));
        name.focusedProperty()
                .addListener((observable, before, focused) -> model.document().endGesture());
        HBox row = new HBox(12, label, name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static boolean isName(String text) {
        return text.length() <= DenseNetSpec.MAX_NAME_LENGTH && text.chars().noneMatch(Character::isISOControl);
    }

    private HBox stemRow() {
        ToggleButton cifar = segment(Messages.text("design.stem.cifar"), Stem.CIFAR, "first");
        ToggleButton imageNet = segment(Messages.text("design.stem.imagenet"), Stem.IMAGENET, "last");
        HBox segments = new HBox(cifar, imageNet);
        segments.getStyleClass().add("segments");
        Runnable show = () -> {
            cifar.setSelected(model.document().spec().stem() == Stem.CIFAR);
            imageNet.setSelected(!cifar.isSelected());
        };
        model.document().specProperty().addListener((observable, before, now) -> show.run());
        show.run();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, new Label(Messages.text("design.field.stem")), gap, segments);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ToggleButton segment(String name, Stem stem, String place) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().addAll("segment", "small", place);
        button.setOnAction(event -> {
            model.changeStem(stem);
            button.setSelected(model.document().spec().stem() == stem);
        });
        return button;
    }

    private List<QuantityModel> models(List<Quantity> quantities) {
        return quantities.stream()
                .map(quantity -> new QuantityModel(quantity, model.document()))
                .toList();
    }

    private static VBox section() {
        return new VBox(10);
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section");
        return label;
    }

    private static Button iconButton(Icon icon, String name, Runnable action) {
        Button button = new IconButton(icon, name);
        button.setOnAction(event -> action.run());
        return button;
    }
}
