package dev.densescope.ui.shell.menu;

import dev.densescope.ui.Command;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Runs the command whose key is pressed, before any control sees the key. Plain keys, such as {@code ?}, and those that
 * delete are left to a text field that has the focus.
 */
public final class CommandKeys implements EventHandler<KeyEvent> {
    private final Supplier<List<Command>> commands;

    public CommandKeys(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public void handle(KeyEvent event) {
        if (event.getCode().isModifierKey() || types(event)) {
            return; // most keys that are pressed, for which no commands are composed
        }
        for (Command command : commands.get()) {
            if (command.keys().isPresent() && applies(command.keys().get(), event)) {
                event.consume();
                command.run();
                return;
            }
        }
    }

    /** Whether a key is left to the text field that has the focus, whatever the commands. */
    private static boolean types(KeyEvent event) {
        boolean modified = event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown();
        boolean plain = !modified && !event.getCode().isFunctionKey();
        return event.getTarget() instanceof TextInputControl && (plain || deletesText(event));
    }

    private static boolean applies(KeyCombination keys, KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        return keys.match(event) && !(typing && isPlain(keys));
    }

    private static boolean isPlain(KeyCombination keys) {
        boolean modified = keys.getShortcut() == KeyCombination.ModifierValue.DOWN
                || keys.getControl() == KeyCombination.ModifierValue.DOWN
                || keys.getAlt() == KeyCombination.ModifierValue.DOWN;
        boolean function =
                keys instanceof KeyCodeCombination code && code.getCode().isFunctionKey();
        return !modified && !function;
    }

    /** Keys that, with any modifier, delete a letter, a word or a line. */
    private static boolean deletesText(KeyEvent event) {
        return event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
    }
}
