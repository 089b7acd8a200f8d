package dev.densescope.ui.design;

import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.StartPoint;
import dev.densescope.ui.model.RecentDesigns;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.textfield.TextFields;

/** The searchable list of recent designs and presets. FX thread only. */
final class StartPopOver extends PopOver {
    private static final double WIDTH = 360;
    private static final double ROW_HEIGHT = 26;
    private static final int ROWS = 12;

    private final DesignViewModel model;
    private final RecentDesigns recent;
    private final TextField search = TextFields.createClearableTextField();
    private final ListView<StartPoint> list = new ListView<>();
    private final CheckBox keepBatch = new CheckBox();

    StartPopOver(DesignViewModel model, RecentDesigns recent) {
        this.model = model;
        this.recent = recent;
        setArrowLocation(ArrowLocation.LEFT_TOP);
        setDetachable(false);
        setAnimated(false);
        getRoot().getStyleClass().add("start-pop-over");
        search.setId("start-search");
        search.setPromptText(Messages.text("design.start.search"));
        search.setAccessibleText(Messages.text("design.start.search"));
        search.textProperty().addListener((observable, before, now) -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("presets");
        list.setAccessibleText(Messages.text("design.presets"));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefSize(WIDTH, ROW_HEIGHT * ROWS + 2);
        list.setCellFactory(view -> new StartCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        keepBatch.setId("keep-batch");
        keepBatch.setTooltip(new Tooltip(Messages.text("design.start.keepBatch.tip")));
        keepBatch.setOnAction(event -> model.keepBatch(keepBatch.isSelected()));
        VBox content = new VBox(8, search, list, keepBatch);
        content.getStyleClass().add("start-content");
        setContentNode(content);
    }

    /** Opens next to a node, with all entries. */
    void open(Node owner) {
        search.clear();
        find();
        keepBatch.setText(
                Messages.text("design.start.keepBatch", model.workspace().spec().batch()));
        keepBatch.setSelected(model.keepsBatch());
        show(owner);
        search.requestFocus();
    }

    private void find() {
        list.getItems().setAll(StartPoint.matching(search.getText(), recent));
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(this::take);
            case ESCAPE -> hide();
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS / 2));
        event.consume();
    }

    private void take(StartPoint start) {
        hide();
        if (start instanceof StartPoint.Preset preset) {
            model.startFrom(preset.design());
        } else if (start instanceof StartPoint.Recent file) {
            recent.open(file.file());
        }
    }

    private final class StartCell extends ListCell<StartPoint> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line;

        StartCell() {
            detail.getStyleClass().add("label-small");
            detail.setMinWidth(0);
            name.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(8, name, gap, detail);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(StartPoint start, boolean empty) {
            super.updateItem(start, empty);
            if (empty || start == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText("");
            } else {
                name.setText(start.name());
                detail.setText(start.detail());
                setTooltip(new Tooltip(start.name() + "\n" + start.detail()));
                setAccessibleText(start.name() + ", " + start.detail());
                setGraphic(line);
            }
        }
    }
}
