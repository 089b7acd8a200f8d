package dev.densescope.ui.shell;

import dev.densescope.ui.Command;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Runs the command whose key is pressed, before any control sees the key. Plain keys, such as {@code ?}, are left to a
 * text field that has the focus.
 */
final class CommandKeys implements EventHandler<KeyEvent> {
    private final Supplier<List<Command>> commands;

    CommandKeys(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public void handle(KeyEvent event) {
        for (Command command : commands.get()) {
            if (command.keys().isPresent() && applies(command.keys().get(), event)) {
                event.consume();
                command.run();
                return;
            }
        }
    }

    private static boolean applies(KeyCombination keys, KeyEvent event) {
        return keys.match(event) && !(isTyping(event) && isPlain(keys));
    }

    private static boolean isTyping(KeyEvent event) {
        return event.getTarget() instanceof Node node
                && node.getScene() != null
                && node.getScene().getFocusOwner() instanceof TextInputControl;
    }

    private static boolean isPlain(KeyCombination keys) {
        boolean modified = keys.getShortcut() == KeyCombination.ModifierValue.DOWN
                || keys.getControl() == KeyCombination.ModifierValue.DOWN
                || keys.getAlt() == KeyCombination.ModifierValue.DOWN;
        boolean function =
                keys instanceof KeyCodeCombination code && code.getCode().isFunctionKey();
        return !modified && !function;
    }
}
