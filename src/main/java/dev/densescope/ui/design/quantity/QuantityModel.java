package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.model.DesignDocument;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The model of a slider with a text field. Text is applied while it is typed, as soon as it is valid. Invalid text
 * stays in the field with an error message, and the design is restored to its state before typing: no prefix of invalid
 * text is applied. FX thread only.
 */
public final class QuantityModel {
    /** A key press moves the slider by at least 1 / KEY_STEPS of its length. */
    private static final int KEY_STEPS = 50;

    private final Quantity quantity;
    private final DesignDocument document;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private DenseNetSpec beforeTyping;
    private Optional<DenseNetSpec> beforeSliding = Optional.empty();
    private boolean typing;
    private boolean applying;
    private boolean sliding;

    public QuantityModel(Quantity quantity, DesignDocument document) {
        this.quantity = quantity;
        this.document = document;
        beforeTyping = document.spec();
        refresh();
    }

    Quantity quantity() {
        return quantity;
    }

    /** The text of the field. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why the text is invalid; empty if it is valid. */
    ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** The position of the slider, from 0 to 1. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Call it when the design has changed: shows its value, unless the change comes from typing in this field. */
    public void refresh() {
        fraction.set(quantity.fraction(document.spec()));
        if (!sliding) {
            beforeSliding = Optional.empty(); // something else has changed it
        }
        if (!applying) {
            typing = false;
            text.set(quantity.text(document.spec()));
            reason.set("");
        }
    }

    /** Call it when the user has changed the text. */
    void type(String typed) {
        if (!typing) {
            beforeTyping = document.spec();
        }
        typing = true;
        applying = true;
        text.set(typed);
        try {
            retype(spec -> quantity.withText(spec, typed));
            reason.set("");
        } catch (NumberFormatException notANumber) {
            refuse(quantity.expected());
        } catch (InvalidSpecException notAllowed) {
            refuse(sentence(notAllowed));
        } finally {
            applying = false;
        }
    }

    /** Rejects the text: restores the design, and shows the reason with the value that is kept. */
    private void refuse(String why) {
        retype(spec -> beforeTyping);
        reason.set(Messages.text("design.reason.keeps", why, quantity.text(beforeTyping)));
    }

    private void retype(UnaryOperator<DenseNetSpec> change) {
        String name =
                Messages.text("design.edit.to", quantity.editName(), quantity.text(change.apply(document.spec())));
        document.edit(name, "type " + quantity.editName(), change);
    }

    /** Call it when the user cancels typing: restores the value before typing. */
    void cancelTyping() {
        if (typing) {
            retype(spec -> beforeTyping);
            reason.set("");
            finishTyping();
        }
    }

    /** Call it when the user presses Enter: applies valid text; invalid text stays with its error message. */
    void confirmTyping() {
        if (reason.get().isEmpty()) {
            finishTyping();
        }
    }

    /** Call it when the user leaves the field: applies valid text; otherwise restores the value before typing. */
    void finishTyping() {
        if (!reason.get().isEmpty()) {
            cancelTyping();
        }
        if (typing) {
            typing = false;
            document.endGesture();
            refresh();
        }
    }

    /** Call it when the field is replaced: stops using the design, in which its block may no longer exist. */
    public void leave() {
        if (typing) {
            typing = false;
            document.endGesture();
        }
    }

    /** Call it when the user moves the slider. All moves until {@link #finishSliding} are one undo step. */
    void slide(double to) {
        typing = false;
        sliding = true;
        DenseNetSpec start = beforeSliding.orElseGet(document::spec);
        beforeSliding = Optional.of(start);
        try {
            DenseNetSpec moved = quantity.withFraction(start, to);
            document.edit(
                    Messages.text("design.edit.to", quantity.editName(), quantity.text(moved)),
                    "slide " + quantity.editName(),
                    spec -> moved.withName(spec.name()));
            refresh();
        } catch (InvalidSpecException notAllowed) {
            refresh();
            reason.set(sentence(notAllowed));
        } finally {
            sliding = false;
        }
    }

    /** Call it when a key moves the slider: selects the next value in a direction. */
    void step(int direction) {
        double end = direction > 0 ? 1 : 0;
        if (fraction.get() == end) {
            return; // a value typed beyond the slider is not pulled back
        }
        String before = text.get();
        for (int i = 1; i <= KEY_STEPS; i++) {
            double to = fraction.get() + direction * (double) i / KEY_STEPS;
            slide(Math.max(0, Math.min(1, to)));
            if (!text.get().equals(before) || !reason.get().isEmpty()) {
                return;
            }
        }
    }

    /** Call it when the user releases the slider. */
    void finishSliding() {
        beforeSliding = Optional.empty();
        document.endGesture();
        refresh();
    }

    /** The validation error with the label of the window instead of the field's name in files. */
    private String sentence(InvalidSpecException notAllowed) {
        boolean named = notAllowed.getMessage().startsWith(quantity.field() + " must");
        String sentence = DesignText.sentence(notAllowed);
        return named ? quantity.label() + sentence.substring(quantity.field().length()) : sentence;
    }
}
