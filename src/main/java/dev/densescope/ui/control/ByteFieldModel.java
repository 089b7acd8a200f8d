package dev.densescope.ui.control;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The state of a {@link ByteField}: valid input applies while typing. FX thread only. */
public final class ByteFieldModel {
    private final LongProperty bytes;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private long bytesBeforeTyping;
    private boolean typing;
    private boolean applying;

    /** @param bytes the number; may also be changed elsewhere */
    public ByteFieldModel(LongProperty bytes) {
        this.bytes = bytes;
        bytes.addListener((observable, before, now) -> changed());
        refresh();
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The reason why the input is not a valid number of bytes; empty if it is. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    public void type(String typed) {
        if (!typing) {
            bytesBeforeTyping = bytes.get();
        }
        typing = true;
        text.set(typed);
        try {
            apply(ByteEntry.parse(typed));
            reason.set("");
        } catch (IllegalArgumentException unusable) {
            apply(bytesBeforeTyping); // a valid beginning of the input must not apply
            reason.set(Messages.text(
                    "bytes.keeps", unusable.getMessage(), QuantityText.window().bytes(bytesBeforeTyping)));
        }
    }

    /** Cancels the input: restores the number before it. */
    public void cancelTyping() {
        if (typing) {
            apply(bytesBeforeTyping);
            typing = false;
            refresh();
        }
    }

    /** Confirms the input with Enter, if it is valid; invalid input stays with its reason. */
    public void confirmTyping() {
        if (reason.get().isEmpty()) {
            finishTyping();
        }
    }

    /** Ends the input when the field loses focus: valid input applies, otherwise the previous number is restored. */
    public void finishTyping() {
        if (!reason.get().isEmpty()) {
            cancelTyping();
        }
        typing = false;
        refresh();
    }

    /** Sets the number and discards the current input. */
    public void use(long newBytes) {
        typing = false;
        bytes.set(newBytes);
        refresh();
    }

    private void apply(long typed) {
        applying = true;
        bytes.set(typed);
        applying = false;
    }

    /** A number that is set elsewhere, such as by dragging a line, takes the place of the current input. */
    private void changed() {
        if (!applying) {
            typing = false;
            refresh();
        }
    }

    private void refresh() {
        if (!typing) {
            text.set(shown(bytes.get()));
            reason.set("");
        }
    }

    /** As users type it: with a plain space and without grouping. */
    private static String shown(long bytes) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
        return QuantityText.window()
                .bytes(bytes)
                .replace(String.valueOf(symbols.getGroupingSeparator()), "")
                .replace('\u00a0', ' ');
    }
}
