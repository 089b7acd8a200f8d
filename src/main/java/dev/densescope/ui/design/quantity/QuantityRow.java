package dev.densescope.ui.design.quantity;

import dev.densescope.ui.control.FieldReason;
import dev.densescope.ui.control.InvalidMark;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A label, a text field and a slider, with an error message that lies over the slider. */
public final class QuantityRow extends VBox {
    private static final double FIELD_WIDTH = 72;
    private static final double WIDE_FIELD_WIDTH = 112;
    private static final double THUMB_OVERHANG = 4;

    private final QuantityModel model;
    private final TextField field = new TextField();
    private final Slider slider = new Slider(0, 1, 0);
    private boolean showing;

    public QuantityRow(QuantityModel model) {
        this.model = model;
        getStyleClass().add("quantity-row");
        Label label = new Label(model.quantity().label());
        label.setTooltip(new Tooltip(label.getText()));
        label.setLabelFor(field);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, label, gap, field);
        line.setAlignment(Pos.CENTER_LEFT);
        buildField();
        buildSlider();
        FieldReason reason = new FieldReason(field, model.reasonProperty());
        VBox.setMargin(slider, new Insets(0, -THUMB_OVERHANG, 0, -THUMB_OVERHANG));
        getChildren().addAll(line, reason, slider);
        model.textProperty().addListener((observable, before, now) -> show());
        model.fractionProperty().addListener((observable, before, now) -> show());
        model.reasonProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void buildField() {
        field.getStyleClass().add("number");
        field.setTooltip(fullText());
        field.setId("field-" + model.quantity().field());
        field.setAccessibleText(model.quantity().label());
        field.textProperty().addListener((observable, before, now) -> {
            if (!showing) {
                model.type(now);
            }
        });
        field.focusedProperty().addListener((observable, before, focused) -> {
            if (!focused) {
                model.finishTyping();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancelTyping();
                field.selectAll();
            } else if (event.getCode() == KeyCode.ENTER) {
                model.confirmTyping();
                field.selectAll();
            }
        });
    }

    /** The text of the field, which may be longer than the field. */
    private Tooltip fullText() {
        Tooltip full = new Tooltip();
        full.textProperty().bind(field.textProperty());
        return full;
    }

    private void buildSlider() {
        slider.setId("slider-" + model.quantity().field());
        slider.setAccessibleText(model.quantity().label());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        slider.valueProperty().addListener((observable, before, now) -> {
            fillTrack();
            if (!showing) {
                model.slide(now.doubleValue());
            }
        });
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> model.finishSliding());
        slider.addEventHandler(KeyEvent.KEY_RELEASED, event -> model.finishSliding());
        slider.skinProperty().addListener((observable, before, now) -> fillTrack());
        slider.widthProperty().addListener((observable, before, now) -> fillTrack());
    }

    private void step(KeyEvent event) {
        int direction = switch (event.getCode()) {
            case RIGHT, UP -> 1;
            case LEFT, DOWN -> -1;
            default -> 0;
        };
        if (direction != 0 && !event.isShortcutDown() && !event.isAltDown()) {
            model.step(direction);
            event.consume();
        }
    }

    private void show() {
        showing = true;
        if (!field.getText().equals(model.textProperty().get())) {
            field.setText(model.textProperty().get());
        }
        fitWidth();
        if (!slider.isPressed()) {
            slider.setValue(model.fractionProperty().get());
        }
        InvalidMark.show(field, model.reasonProperty().get());
        showing = false;
    }

    /** The fields of a column are equally wide, except one with a different value for each block. */
    private void fitWidth() {
        double width =
                model.quantity() instanceof AllBlocksQuantity && field.getText().contains(",")
                        ? WIDE_FIELD_WIDTH
                        : FIELD_WIDTH;
        field.setPrefWidth(width);
        field.setMinWidth(width);
        field.setMaxWidth(width);
    }

    /**
     * Fills the track up to the thumb with a gradient of two colours of the theme, since Modena's slider has no filled
     * part.
     */
    private void fillTrack() {
        Node track = slider.lookup(".track");
        Node thumb = slider.lookup(".thumb");
        if (track != null && thumb != null && slider.getWidth() > 0) {
            double thumbWidth = thumb.getLayoutBounds().getWidth();
            double filled = (thumbWidth / 2 + slider.getValue() * (slider.getWidth() - thumbWidth)) / slider.getWidth();
            String percent = Math.round(filled * 1000) / 10.0 + "%";
            track.setStyle("-fx-background-color: linear-gradient(to right, -ds-accent " + percent + ", -ds-track "
                    + percent + ");");
        }
    }
}
