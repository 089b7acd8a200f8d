package dev.densescope.ui.shell;

import dev.densescope.ui.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/** Goes through the workflows of the whole window as a person would: design, fit, plan, run, compare, reports, files. */
final class WindowWalk {
    private static final int TRAVELLED_LAYERS = 12;

    private final WholeWindow window;
    private final Path folder;

    /** @param folder where files are saved */
    WindowWalk(WholeWindow window, Path folder) {
        this.window = window;
        this.folder = folder;
        window.exports.into(folder);
    }

    void go() {
        design();
        plan();
        files();
        run();
        compare();
        reports();
        window.press("F1");
        window.press("Esc");
        for (String theme : new String[] {"command.theme.dark", "command.theme.contrast", "command.theme.light"}) {
            window.command(Messages.text(theme));
        }
    }

    private void design() {
        window.press("Shortcut+1");
        window.command("Start from DenseNet-BC-100-12");
        window.does(() -> window.stage.getScene().lookup("#network-picture").requestFocus());
        for (int i = 0; i < TRAVELLED_LAYERS; i++) {
            window.press("Right");
        }
        window.press("Down");
        window.press("End");
        window.type("#field-batch", "32");
        window.press("Shortcut+Z");
        window.press("Shortcut+Shift+Z");
        window.command("Strategy shared-concat");
        window.type("#field-memory", "2 GiB");
        window.command("Strategy shared");
    }

    private void plan() {
        window.press("Shortcut+2");
        window.type("#field-budget", "300 MiB");
        window.awaitThat(() -> said("#plan-headline").contains("a step takes about"), "a plan");
        window.does(() -> window.stage.getScene().lookup("#plan-curve").requestFocus());
        window.press("Left");
        window.press("Right");
    }

    private void files() {
        window.press("Shortcut+1");
        Path file = folder.resolve("walked.densenet.json");
        window.files.choose(file);
        window.press("Shortcut+Shift+S");
        window.awaitFile(file);
        window.files.answer(dev.densescope.ui.shell.file.FileDialogs.Answer.DISCARD);
        window.press("Shortcut+N");
        window.press("Shortcut+O");
        window.awaitThat(() -> window.stage.getTitle().startsWith("DenseNet-BC-100-12"), "the saved design");
    }

    private void run() {
        window.press("Shortcut+1");
        window.command("Start from DenseNet-BC-40-12");
        window.type("#field-batch", "2");
        window.press("Shortcut+3");
        window.press("F5");
        window.awaitThat(() -> said("#run-headline").startsWith("12 of 12 steps"), "the end of the run");
        window.press("W");
        window.press("D");
        window.press("F");
    }

    private void compare() {
        window.press("Shortcut+4");
        window.does(() -> window.stage.getScene().lookup("#compare-runs").requestFocus());
        window.press("Down");
        window.press("Space");
    }

    private void reports() {
        window.press("Shortcut+5");
        window.awaitThat(() -> !said("#reports-summary").isEmpty(), "the summary of the report");
        int before = files(".html");
        window.exports.into(
                folder.resolve("reports" + before).toFile().mkdirs() ? folder.resolve("reports" + before) : folder);
        window.command("Export report as " + "HTML");
        window.awaitThat(() -> files(".html") > before, "the written report");
    }

    private int files(String ending) {
        try (var found = Files.walk(folder)) {
            return (int) found.filter(file -> file.toString().endsWith(ending)).count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** FX thread only. */
    private String said(String id) {
        Node node = window.stage.getScene().lookup(id);
        return node instanceof Labeled labeled && labeled.isVisible() ? labeled.getText() : "";
    }
}
