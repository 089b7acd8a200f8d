package dev.densescope.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do, by key, menu or command palette.
 *
 * @param name as shown, such as {@code Duplicate block}
 * @param keys what triggers it anywhere in the window while its screen is shown; empty for none
 * @param enabled whether it can be done now
 * @param action what it does, on the JavaFX thread
 */
public record Command(String name, Optional<KeyCombination> keys, ObservableBooleanValue enabled, Runnable action) {
    /** A command that can always be done, without a key. */
    public static Command of(String name, Runnable action) {
        return new Command(name, Optional.empty(), new ReadOnlyBooleanWrapper(true), action);
    }

    /** The same with a key such as {@code Shortcut+Shift+P}. */
    public Command withKey(String keyName) {
        return new Command(name, Optional.of(KeyCombination.valueOf(keyName)), enabled, action);
    }

    /** The same, possible only while {@code condition} holds. */
    public Command when(ObservableBooleanValue condition) {
        return new Command(name, keys, condition, action);
    }

    /** Does it if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** Its key as printed, such as {@code Ctrl+Shift+P}; empty if it has none. */
    public String keyText() {
        return keys.map(KeyNames::of).orElse("");
    }
}
