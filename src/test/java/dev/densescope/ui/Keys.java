package dev.densescope.ui;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Presses keys as a keyboard would: at the node that has the focus. FX thread only. */
public final class Keys {
    private Keys() {}

    /** Presses and releases a key such as {@code Shortcut+Shift+P} or {@code Right}. */
    public static void press(Scene scene, String keys) {
        press(scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(), keys);
    }

    /** The same at a node, as if it had the focus. */
    public static void press(Node target, String keys) {
        KeyCodeCombination combination = (KeyCodeCombination) KeyCombination.valueOf(keys);
        Event.fireEvent(target, event(combination, KeyEvent.KEY_PRESSED));
        Event.fireEvent(target, event(combination, KeyEvent.KEY_RELEASED));
    }

    private static KeyEvent event(KeyCodeCombination keys, EventType<KeyEvent> type) {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean shortcut = isDown(keys.getShortcut());
        KeyCode code = keys.getCode();
        return new KeyEvent(
                type,
                KeyEvent.CHAR_UNDEFINED,
                code.getName(),
                code,
                isDown(keys.getShift()),
                isDown(keys.getControl()) || (shortcut && !mac),
                isDown(keys.getAlt()),
                shortcut && mac);
    }

    private static boolean isDown(KeyCombination.ModifierValue modifier) {
        return modifier == KeyCombination.ModifierValue.DOWN;
    }
}
