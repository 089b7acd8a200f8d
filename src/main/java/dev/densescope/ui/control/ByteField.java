package dev.densescope.ui.control;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A text field for a number of bytes, such as {@code 2 GiB}. Valid input applies while typing. Enter confirms; Esc
 * restores the previous number. FX thread only.
 */
public final class ByteField extends TextField {
    private final ByteFieldModel model;
    private boolean showing;

    /** @param bytes the number; may also be changed elsewhere */
    public ByteField(LongProperty bytes) {
        model = new ByteFieldModel(bytes);
        getStyleClass().add("number");
        textProperty().addListener((observable, before, now) -> {
            if (!showing) {
                model.type(now);
            }
        });
        focusedProperty().addListener((observable, before, focused) -> {
            if (!focused) {
                model.finishTyping();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.textProperty().addListener((observable, before, now) -> show());
        model.reasonProperty().addListener((observable, before, now) -> show());
        show();
    }

    /** The reason why the input is not a valid number of bytes; empty if it is. */
    public ReadOnlyStringProperty reasonProperty() {
        return model.reasonProperty();
    }

    /** Sets the number and discards the current input. */
    public void use(long bytes) {
        model.use(bytes);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> model.cancelTyping();
            case ENTER -> model.confirmTyping();
            default -> {
                return;
            }
        }
        selectAll();
    }

    private void show() {
        showing = true;
        if (!getText().equals(model.textProperty().get())) {
            setText(model.textProperty().get());
        }
        InvalidMark.show(this, model.reasonProperty().get());
        showing = false;
    }
}
