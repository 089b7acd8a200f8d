package dev.densescope.ui.shell.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.Command;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which keys run commands, and which are left to text. */
class CommandKeysTest {
    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aKeyThatIsTypedIntoTextComposesNoCommands() {
        press(new TextField(), "B");
        press(new TextField(), "Left");
        press(new TextField(), "Shift+Slash");
        press(new TextField(), "Shortcut+Backspace");
        press(new TextField(), "Shortcut+Delete");
        assertEquals(List.of(), done);
    }

    @Test
    void aKeyWithAModifierRunsItsCommandFromText() {
        press(new TextField(), "Shortcut+S");
        press(new TextField(), "F10");
        assertEquals(List.of("composed", "save", "composed", "menus"), done);
    }

    @Test
    void aPlainKeyRunsItsCommandElsewhere() {
        press(new Pane(), "B");
        press(new Pane(), "Shortcut+Delete");
        assertEquals(List.of("composed", "budget", "composed", "delete"), done);
    }

    private void press(Node target, String keys) {
        Pictures.onFx(() -> {
            target.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(this::compose));
            Keys.press(target, keys);
            return target;
        });
    }

    private List<Command> compose() {
        done.add("composed");
        return List.of(
                command("budget", "B"),
                command("keys", "Shift+Slash"),
                command("menus", "F10"),
                command("save", "Shortcut+S"),
                command("delete", "Shortcut+Delete"));
    }

    private Command command(String name, String key) {
        return Command.of(name, () -> done.add(name)).withKey(key);
    }
}
