package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.ui.FocusWalk;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.export.RunningExports;
import dev.densescope.ui.shell.file.DesktopFileDialogs;
import dev.densescope.ui.shell.notice.FailureDialog;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every control of each screen is reached by Tab, seen where it has the focus, and has a name for a screen reader. */
class EveryControlTest {
    private static final ObservableBooleanValue RUNNING = new SimpleBooleanProperty(true);
    private static final String QUESTION = ".question-scrim";

    @TempDir
    private Path folder;

    @Test
    void isReachedByTabSeenWithTheFocusAndNamed() {
        try (WholeWindow window = new WholeWindow(folder)) {
            List<String> problems = new ArrayList<>();
            for (int screen = 1; screen <= 5; screen++) {
                window.press("Shortcut+" + screen);
                int number = screen;
                FocusWalk.problems(window.stage.getScene())
                        .forEach(line -> problems.add("screen " + number + ": " + line));
            }
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void ofPagesFailuresAndQuestionsToo() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("densescope.log"), "2026-01-02T03:04:05.678 1 ERROR [main] dev.densescope.A: A failure\n");
        try (WholeWindow window = new WholeWindow(folder)) {
            List<String> problems = new ArrayList<>();
            for (String page : List.of("command.preferences", "command.guide", "command.showLog", "command.about")) {
                window.command(Messages.text(page));
                walkFront(window, page, problems);
            }
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            DesktopFileDialogs questions = new DesktopFileDialogs(window.stage);
            Path checkpoint = folder.resolve("a.safetensors");
            Platform.runLater(() -> new FailureDialog(window.stage, appearance)
                    .accept(new Failure("It failed.", "java.lang.IllegalStateException: no")));
            walkFront(window, "failure", problems);
            Map<String, Runnable> dialogs = new LinkedHashMap<>();
            dialogs.put("unsaved work", () -> questions.askUnsaved("A design", Optional.of("Another")));
            dialogs.put("a run", () -> questions.askRunning(Optional.of(checkpoint), 2, RUNNING));
            dialogs.put("a run without a checkpoint", () -> questions.askRunning(Optional.empty(), 0, RUNNING));
            dialogs.put("stopping", () -> questions.askStop(checkpoint, 0, RUNNING));
            dialogs.put("a training", () -> questions.askUnsavedTraining(checkpoint));
            dialogs.put("exports", () -> questions.askExporting(RunningExports.of("a.html")));
            dialogs.forEach((name, ask) -> {
                Platform.runLater(ask); // a question returns when it is answered
                walkQuestion(window, name, problems);
            });
            assertEquals(List.of(), problems);
        }
    }

    /** Walks through the window in front of the main one, and leaves it by Escape. */
    private static void walkFront(WholeWindow window, String name, List<String> problems) {
        window.awaitThat(() -> front(window).isPresent(), name);
        Scene scene = Pictures.onFx(() -> front(window).orElseThrow().getScene());
        FocusWalk.problems(scene).forEach(line -> problems.add(name + ": " + line));
        Pictures.onFx(() -> {
            Keys.press(scene, "Esc");
            return scene;
        });
        window.awaitThat(() -> front(window).isEmpty(), name + " is closed by Escape");
    }

    /** Walks through the card of a question, and answers it by Escape. */
    private static void walkQuestion(WholeWindow window, String name, List<String> problems) {
        Scene scene = window.stage.getScene();
        window.awaitThat(() -> scene.lookup(QUESTION) != null, name);
        Parent question = Pictures.onFx(() -> (Parent) scene.lookup(QUESTION));
        FocusWalk.problems(scene, question).forEach(line -> problems.add(name + ": " + line));
        window.press("Esc");
        window.awaitThat(() -> scene.lookup(QUESTION) == null, name + " is answered by Escape");
    }

    /** FX thread only. */
    private static Optional<Window> front(WholeWindow window) {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage && shown != window.stage && shown.isShowing())
                .findFirst();
    }

    @Test
    void overlaysTakeTheFocusAndTheirControlsHaveNames() {
        try (WholeWindow window = new WholeWindow(folder)) {
            for (String keys : List.of("Shortcut+Shift+P", "F1")) {
                Node before = Pictures.onFx(() -> window.stage.getScene().getFocusOwner());
                window.press(keys);
                Node owner = Pictures.onFx(() -> window.stage.getScene().getFocusOwner());
                assertTrue(owner != null && owner != before, keys + " leaves the focus below: " + owner);
                assertEquals(
                        List.of(), FocusWalk.nameless(window.stage.getScene().getRoot()), keys);
                window.press("Esc");
            }
        }
    }
}
