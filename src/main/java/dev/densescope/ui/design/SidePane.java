package dev.densescope.ui.design;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.structure.StructureTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The structure of the design, and below it the presets. */
final class SidePane extends VBox {
    private static final double ROW_HEIGHT = 26;
    private static final int MIN_STRUCTURE_ROWS = 7;

    private final DesignViewModel model;
    private final ListView<DenseNetSpec> presets = new ListView<>();

    SidePane(DesignViewModel model) {
        super(4);
        this.model = model;
        getStyleClass().addAll("panel", "panel-left", "side-pane", "side-content");
        StructureTree tree = new StructureTree(model);
        tree.setMinHeight(ROW_HEIGHT * MIN_STRUCTURE_ROWS);
        tree.setPrefHeight(ROW_HEIGHT * MIN_STRUCTURE_ROWS);
        VBox.setVgrow(tree, Priority.ALWAYS);
        buildPresets();
        Label presetsTitle = heading(Messages.text("design.presets"));
        VBox.setMargin(presetsTitle, new javafx.geometry.Insets(12, 0, 0, 0));
        getChildren().addAll(structureHeading(), tree, presetsTitle, presets);
    }

    private HBox structureHeading() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add = new Button("", FontIcon.of(Feather.PLUS, 14));
        add.getStyleClass().addAll("flat", "icon");
        add.setId("add-block");
        add.setAccessibleText(Messages.text("design.tip.add"));
        add.setTooltip(new Tooltip(Messages.text("design.tip.add")));
        add.setOnAction(event -> model.addBlock());
        HBox line = new HBox(heading(Messages.text("design.structure")), gap, add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("heading-line");
        return line;
    }

    private void buildPresets() {
        presets.setId("presets");
        presets.setAccessibleText(Messages.text("design.presets"));
        presets.setFixedCellSize(ROW_HEIGHT);
        presets.getItems().setAll(List.copyOf(Presets.all().values()));
        presets.setPrefHeight(ROW_HEIGHT * presets.getItems().size() + 2);
        presets.setMinHeight(ROW_HEIGHT * 4);
        presets.setCellFactory(view -> new PresetCell(model::startFrom));
        presets.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER, SPACE ->
                    Optional.ofNullable(presets.getSelectionModel().getSelectedItem())
                            .ifPresent(model::startFrom);
                default -> {
                    // moves within the list
                }
            }
        });
        model.document().specProperty().addListener((observable, before, now) -> showCurrent(now));
        showCurrent(model.document().spec());
    }

    /** Selects the preset that equals the design, if there is one. */
    private void showCurrent(DenseNetSpec design) {
        int index = presets.getItems().indexOf(design);
        if (index < 0) {
            presets.getSelectionModel().clearSelection();
        } else {
            presets.getSelectionModel().select(index);
        }
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section");
        return label;
    }

    private static final class PresetCell extends ListCell<DenseNetSpec> {
        PresetCell(Consumer<DenseNetSpec> use) {
            getStyleClass().add("preset");
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    use.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(DenseNetSpec preset, boolean empty) {
            super.updateItem(preset, empty);
            setText(empty || preset == null ? "" : preset.name());
        }
    }
}
