package dev.densescope.ui.control;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A number of bytes that is typed: used while it is typed, as long as it is one. FX thread only. */
public final class ByteFieldModel {
    private final LongProperty bytes;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private long bytesBeforeTyping;
    private boolean typing;

    /** @param bytes what is typed; may change in other ways as well */
    public ByteFieldModel(LongProperty bytes) {
        this.bytes = bytes;
        bytes.addListener((observable, before, now) -> refresh());
        refresh();
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why what is typed is no number of bytes; empty if it is one. */
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
            bytes.set(ByteEntry.parse(typed));
            reason.set("");
        } catch (IllegalArgumentException unusable) {
            bytes.set(bytesBeforeTyping); // no part of what is refused holds
            reason.set(Messages.text("bytes.keeps", unusable.getMessage(), shown(bytesBeforeTyping)));
        }
    }

    /** The user gave up what was typed: the number is what it was before. */
    public void cancelTyping() {
        if (typing) {
            bytes.set(bytesBeforeTyping);
            typing = false;
            refresh();
        }
    }

    /** The user pressed Enter: what was typed holds if it is a number of bytes, and else stays with its reason. */
    public void confirmTyping() {
        if (reason.get().isEmpty()) {
            finishTyping();
        }
    }

    /** The user left the field: what was typed holds; if it is no number of bytes, what was there before does. */
    public void finishTyping() {
        if (!reason.get().isEmpty()) {
            cancelTyping();
        }
        typing = false;
        refresh();
    }

    /** Sets the number, whatever is being typed. */
    public void use(long newBytes) {
        typing = false;
        bytes.set(newBytes);
        refresh();
    }

    private void refresh() {
        if (!typing) {
            text.set(shown(bytes.get()));
            reason.set("");
        }
    }

    private static String shown(long bytes) {
        return QuantityText.window().bytes(bytes);
    }
}
