package dev.densescope.ui.design.fit;

import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.Words;
import dev.densescope.ui.model.Workspace;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The exact field of the device's memory. FX thread only. */
final class MemoryModel {
    private final Workspace workspace;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private long bytesBeforeTyping;
    private boolean typing;

    MemoryModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.deviceMemoryBytesProperty().addListener((observable, before, now) -> refresh());
        refresh();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why what is typed is no amount of memory; empty if it is one. */
    ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    void type(String typed) {
        if (!typing) {
            bytesBeforeTyping = workspace.deviceMemoryBytesProperty().get();
        }
        typing = true;
        text.set(typed);
        try {
            workspace.deviceMemoryBytesProperty().set(ByteEntry.parse(typed));
            reason.set("");
        } catch (IllegalArgumentException unusable) {
            workspace.deviceMemoryBytesProperty().set(bytesBeforeTyping); // no part of what is refused holds
            reason.set(Messages.text("design.memory.keeps", unusable.getMessage(), Words.bytes(bytesBeforeTyping)));
        }
    }

    /** The user gave up what was typed: the memory is what it was before. */
    void cancelTyping() {
        if (typing) {
            workspace.deviceMemoryBytesProperty().set(bytesBeforeTyping);
            typing = false;
            refresh();
        }
    }

    /** The user pressed Enter: what was typed holds if it is an amount of memory, and else stays with its reason. */
    void confirmTyping() {
        if (reason.get().isEmpty()) {
            finishTyping();
        }
    }

    /** The user left the field: what was typed holds; if it is no amount of memory, what was there before does. */
    void finishTyping() {
        if (!reason.get().isEmpty()) {
            cancelTyping();
        }
        typing = false;
        refresh();
    }

    /** Back to the memory of this machine. */
    void useThisMachine() {
        typing = false;
        workspace.deviceMemoryBytesProperty().set(workspace.machine().memoryBytes());
        refresh();
    }

    private void refresh() {
        if (!typing) {
            text.set(Words.bytes(workspace.deviceMemoryBytesProperty().get()));
            reason.set("");
        }
    }
}
