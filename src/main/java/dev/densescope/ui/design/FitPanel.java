package dev.densescope.ui.design;

import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** "Does it fit?": the bars of all strategies against the device's memory, and the exact field for that memory. */
final class FitPanel extends VBox {
    private final DesignViewModel model;
    private final MemoryModel memory;
    private final TextField field = new TextField();
    private final Label reason = new Label();
    private boolean showing;

    FitPanel(DesignViewModel model, Appearance appearance) {
        super(4);
        this.model = model;
        memory = new MemoryModel(model.workspace());
        getStyleClass().addAll("panel", "panel-bottom", "fit-panel");
        getChildren().addAll(header(), new FitBars(model, appearance));
        memory.textProperty().addListener((observable, before, now) -> show());
        memory.reasonProperty().addListener((observable, before, now) -> show());
        show();
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
        Hyperlink machine = new Hyperlink(Messages.text(
                "design.fit.thisMachine",
                Words.bytes(model.workspace().machine().memoryBytes())));
        machine.setOnAction(event -> memory.useThisMachine());
        machine.setMinWidth(Region.USE_PREF_SIZE);
        machine.visibleProperty()
                .bind(model.workspace()
                        .deviceMemoryBytesProperty()
                        .isNotEqualTo(model.workspace().machine().memoryBytes()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(8, title, hint, field, reason, gap, machine);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void buildField() {
        field.setId("field-memory");
        field.getStyleClass().add("number");
        field.setPrefWidth(88);
        field.setMinWidth(88);
        field.setAccessibleText(Messages.text("design.fit.memory"));
        field.setTooltip(new Tooltip(Messages.text("design.fit.memory.tip")));
        field.textProperty().addListener((observable, before, now) -> {
            if (!showing) {
                memory.type(now);
            }
        });
        field.focusedProperty().addListener((observable, before, focused) -> {
            if (!focused) {
                memory.finishTyping();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                memory.finishTyping();
                field.selectAll();
            }
        });
    }

    private void show() {
        showing = true;
        if (!field.getText().equals(memory.textProperty().get())) {
            field.setText(memory.textProperty().get());
        }
        String text = memory.reasonProperty().get();
        reason.setText(text);
        field.getStyleClass().remove("invalid");
        if (!text.isEmpty()) {
            field.getStyleClass().add("invalid");
        }
        showing = false;
    }
}
