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
 * A slider with its exact field. What is typed is applied as soon as it is allowed. What is not allowed stays in the field
 * with the reason, and the design is what it was before anything was typed: no part of a refused text holds. FX thread only.
 */
public final class QuantityModel {
    /** The finest move of a slider by keys. */
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

    /** What the field shows. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why what is typed is not allowed; empty if it is. */
    ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Where the slider stands, from 0 to 1. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** The design has changed: shows its value, unless the change is what the user is typing here. */
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

    /** The user changed the text of the field. */
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

    /** Nothing of what is typed holds, and the reason says what does. */
    private void refuse(String why) {
        retype(spec -> beforeTyping);
        reason.set(Messages.text("design.reason.keeps", why, quantity.text(beforeTyping)));
    }

    private void retype(UnaryOperator<DenseNetSpec> change) {
        document.edit(quantity.editName(), "type " + quantity.editName(), change);
    }

    /** The user gave up what was typed: the value is what it was before, as if nothing had been typed. */
    void cancelTyping() {
        if (typing) {
            retype(spec -> beforeTyping);
            reason.set("");
            finishTyping();
        }
    }

    /** The user pressed Enter: what was typed holds if it is allowed, and else stays with its reason. */
    void confirmTyping() {
        if (reason.get().isEmpty()) {
            finishTyping();
        }
    }

    /** The user left the field: what was typed holds; if it is not allowed, what was there before does, not a part of it. */
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

    /** Another quantity takes its place; what it belongs to may have left the design, so it asks no more. */
    public void leave() {
        if (typing) {
            typing = false;
            document.endGesture();
        }
    }

    /** The user moved the slider; a drag is one step of undo until {@link #finishSliding}. */
    void slide(double to) {
        typing = false;
        sliding = true;
        DenseNetSpec start = beforeSliding.orElseGet(document::spec);
        beforeSliding = Optional.of(start);
        try {
            document.edit(
                    quantity.editName(),
                    "slide " + quantity.editName(),
                    spec -> quantity.withFraction(start.withName(spec.name()), to));
            refresh();
        } catch (InvalidSpecException notAllowed) {
            refresh();
            reason.set(sentence(notAllowed));
        } finally {
            sliding = false;
        }
    }

    /** A key moved the slider: to the next value in a direction, however near that is. */
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

    /** The user let the slider go. */
    void finishSliding() {
        beforeSliding = Optional.empty();
        document.endGesture();
        refresh();
    }

    /** The refusal in the words of the window: our label instead of the field's name in files. */
    private String sentence(InvalidSpecException notAllowed) {
        boolean named = notAllowed.getMessage().startsWith(quantity.field() + " must");
        String sentence = DesignText.sentence(notAllowed);
        return named ? quantity.label() + sentence.substring(quantity.field().length()) : sentence;
    }
}
