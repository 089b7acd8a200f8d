package dev.densescope.ui.shell;

import dev.densescope.failure.ProgramLog;
import dev.densescope.session.costs.StoredCosts;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over the real engine, in a headless screen; its dialogs are answered beforehand. Not on the FX thread. */
final class WholeWindow implements AutoCloseable {
    private static final int MAX_SECONDS = 60;

    final ScriptedFiles files = new ScriptedFiles();
    final ScriptedExports exports = new ScriptedExports();
    final ScriptedForms forms = new ScriptedForms();
    final Stage stage;
    private final DesktopWindow window;
    private Optional<Path> runFile = Optional.empty();

    /** @param folder of its settings, runs and log */
    WholeWindow(Path folder) {
        Pictures.startToolkit();
        StoredCosts.ofProcessor(folder.resolve("costs")); // else the Plan screen calibrates the processor
        stage = Pictures.onFx(Stage::new);
        window = Pictures.onFx(() -> {
            DesktopWindow opened =
                    new DesktopWindow(folder, folder.resolve("runs"), new ProgramLog(folder.resolve("logs")));
            WindowDialogs dialogs = new WindowDialogs(files, forms, () -> runFile, exports, new NoCompareDialogs());
            opened.open(stage, (file, failed) -> {}, new Appearance(Theme.LIGHT, false), dialogs);
            return opened;
        });
        FirstScreen.await(stage);
    }

    /** The dialog for run files gives this one from now on. */
    void chooseRunFile(Path file) {
        runFile = Optional.of(file);
    }

    /** Presses a button with that id. */
    void fire(String id) {
        onFx(() -> node(id, ButtonBase.class).fire());
    }

    /** Presses the segment with that text below a node with that id. */
    void fire(String id, String text) {
        onFx(() -> node(id, Node.class).lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    void press(String keys) {
        onFx(() -> Keys.press(stage.getScene(), keys));
    }

    void type(String id, String text) {
        onFx(() -> node(id, TextInputControl.class).setText(text));
    }

    /** Runs a command by its name in the palette, of which the beginning is enough. */
    void command(String name) {
        press("Shortcut+Shift+P");
        type(".command-palette .text-field", name);
        press("Enter");
    }

    /** What a label or button says; empty where it is not to be seen. */
    String text(String id) {
        return Pictures.onFx(() -> textNow(id));
    }

    /** Waits until a label says something. */
    void awaitText(String id) {
        await(() -> !textNow(id).isEmpty(), id);
    }

    /** Waits until a label says something that begins so. */
    void awaitText(String id, String beginning) {
        await(() -> textNow(id).startsWith(beginning), id + " with " + beginning);
    }

    /** Waits until a file is there, whole. */
    void awaitFile(Path file) {
        await(() -> Files.exists(file), file.toString());
    }

    /** Waits until something is so; asked on the FX thread. */
    void awaitThat(Callable<Boolean> condition, String what) {
        await(condition, what);
    }

    /** Does something on the FX thread. */
    void does(Runnable work) {
        onFx(work);
    }

    private void await(Callable<Boolean> condition, String what) {
        try {
            WaitForAsyncUtils.waitFor(MAX_SECONDS, TimeUnit.SECONDS, () -> Pictures.onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the window did not come to: " + what + "; it shows " + Pictures.onFx(this::labels), e);
        }
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            window.close();
        });
    }

    private String textNow(String id) {
        Node node = stage.getScene().lookup(id);
        return node instanceof Labeled labeled && isSeen(node) ? labeled.getText() : "";
    }

    private List<String> labels() {
        return stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(each -> each instanceof Labeled && isSeen(each))
                .map(each -> ((Labeled) each).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    private static boolean isSeen(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private <N extends Node> N node(String id, Class<N> type) {
        return type.cast(stage.getScene().lookup(id));
    }

    private void onFx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return stage;
        });
        Frames.settle();
    }
}
