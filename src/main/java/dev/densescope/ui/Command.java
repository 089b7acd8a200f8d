package dev.densescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do, by key, menu or command palette.
 *
 * @param name as shown, such as {@code Duplicate block}
 * @param group where it belongs, such as a menu or a screen; shown in the palette, empty for none
 * @param synonyms other words by which it is found; never shown
 * @param keys what triggers it anywhere in the window while its screen is shown; empty for none
 * @param enabled whether it can be done now
 * @param action what it does, on the JavaFX thread
 */
public record Command(
        String name,
        String group,
        List<String> synonyms,
        Optional<KeyCombination> keys,
        ObservableBooleanValue enabled,
        Runnable action) {
    public Command {
        synonyms = List.copyOf(synonyms);
    }

    /** A command that can always be done, without a key. */
    public static Command of(String name, Runnable action) {
        return new Command(name, "", List.of(), Optional.empty(), new ReadOnlyBooleanWrapper(true), action);
    }

    /** The same with a key such as {@code Shortcut+Shift+P}. */
    public Command withKey(String keyName) {
        return new Command(name, group, synonyms, Optional.of(KeyCombination.valueOf(keyName)), enabled, action);
    }

    /** The same, found by more words: a text with commas, such as {@code quit, exit}. */
    public Command withSynonyms(String words) {
        List<String> all = Stream.of(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return new Command(name, group, all, keys, enabled, action);
    }

    /** The same in a group, unless it has one. */
    public Command in(String newGroup) {
        return group.isEmpty() ? new Command(name, newGroup, synonyms, keys, enabled, action) : this;
    }

    /** The same, possible only while {@code condition} holds. */
    public Command when(ObservableBooleanValue condition) {
        return new Command(name, group, synonyms, keys, condition, action);
    }

    /** The same, which first does something else, such as showing its screen. */
    public Command after(Runnable first) {
        return new Command(name, group, synonyms, keys, enabled, () -> {
            first.run();
            action.run();
        });
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
