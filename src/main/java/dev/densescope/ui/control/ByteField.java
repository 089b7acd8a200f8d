package dev.densescope.ui.control;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A field for a number of bytes such as {@code 2 GiB}: used while it is typed. Enter confirms, Esc gives up what was typed.
 * FX thread only.
 */
public final class ByteField extends TextField {
    private final ByteFieldModel model;
    private boolean showing;

    /** @param bytes what is typed; may change in other ways as well */
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

    /** Why what is typed is no number of bytes; empty if it is one. */
    public ReadOnlyStringProperty reasonProperty() {
        return model.reasonProperty();
    }

    /** Sets the number, whatever is being typed. */
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
        getStyleClass().remove("invalid");
        if (!model.reasonProperty().get().isEmpty()) {
            getStyleClass().add("invalid");
        }
        showing = false;
    }
}
