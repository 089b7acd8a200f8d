package dev.densescope.ui.shell;

import dev.densescope.plan.decision.Strategies;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** Someone without a mouse, who knows the Tab key and the palette. Not on the FX thread. */
final class NewUser {
    private static final int MAX_TABS = 100;

    private final FxRobot robot = new FxRobot();
    private final Scene scene;
    private int actions;

    NewUser(WholeWindow window) {
        scene = window.stage.getScene();
    }

    /** Fields gone to and texts typed so far. */
    int actions() {
        return actions;
    }

    /** What is said of the recommended strategy on a device with the typed memory: whether it fits. */
    boolean fitsInto(String memory) {
        tabTo("#field-memory");
        write(memory);
        String spoken = Pictures.onFx(() -> scene.lookup("#fit-bars").getAccessibleText());
        return Stream.of(spoken.split("\\. "))
                .filter(part -> part.startsWith(Strategies.recommended().id() + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(spoken))
                .contains("fits");
    }

    void tabTo(String id) {
        Node wanted = Pictures.onFx(() -> scene.lookup(id));
        actions++;
        for (int i = 0; i < MAX_TABS; i++) {
            if (Pictures.onFx(scene::getFocusOwner) == wanted) {
                return;
            }
            push(KeyCode.TAB);
        }
        throw new AssertionError(id + " is not reached by Tab");
    }

    void write(String text) {
        actions++;
        push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
        Frames.settle();
    }

    void command(String name) {
        actions++;
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
        robot.write(name);
        push(KeyCode.ENTER);
    }

    void push(KeyCode... keys) {
        robot.push(keys);
        Frames.settle();
    }
}
