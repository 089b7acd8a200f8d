package dev.densescope.ui;

import dev.densescope.failure.Failure;
import dev.densescope.ui.export.RunningExports;
import dev.densescope.ui.shell.file.DesktopFileDialogs;
import dev.densescope.ui.shell.notice.FailureDialog;
import dev.densescope.ui.shell.open.ShownDrop;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Pictures of what is shown over the window: menus, lists, pop-overs, tooltips, notices, questions. FX thread only. */
final class PopUpPictures {
    private static final ObservableBooleanValue RUNNING = new SimpleBooleanProperty(true);
    private static final Failure FAILURE = new Failure(
            "The report could not be written: unexpected error. Please report it with the details.",
            "java.lang.IllegalStateException: no\n\tat dev.densescope.A.b(A.java:1)\n".repeat(9));

    private final ScreenPictures pictures;
    private final Stage stage;

    PopUpPictures(ScreenPictures pictures, Stage stage) {
        this.pictures = pictures;
        this.stage = stage;
    }

    /** Adds the steps for the theme that is shown. */
    void of(Theme theme, String name) {
        pictures.command(Messages.text("command.show", Messages.text("design.title")));
        menus(name);
        popUp("#machine-device", node -> ((ButtonBase) node).fire(), "device-" + name);
        popUp("#gpu-memory", node -> ((ComboBoxBase<?>) node).show(), "gpus-" + name);
        popUp("#start-from", node -> ((ButtonBase) node).fire(), "presets-" + name);
        popUp("#network-picture", PopUpPictures::contextMenu, "design-context-" + name);
        popUp("#fit-bars", PopUpPictures::contextMenu, "fit-context-" + name);
        popUp("#run-button", PopUpPictures::tooltip, "tooltip-" + name);
        popUp("#drop-overlay", node -> ShownDrop.of(node), "drop-" + name);
        pictures.does(() -> ShownDrop.hide(pictures.node("#drop-overlay")));
        pictures.command(Messages.text("command.show", Messages.text("plan.title")));
        popUp("#plan-curve", PopUpPictures::contextMenu, "plan-context-" + name);
        popUp(".export-menu", node -> ((MenuButton) node).show(), "plan-export-" + name);
        pictures.does(() -> pictures.hover("#plan-curve", 0.5, 0.5));
        pictures.command(Messages.text("command.welcome"));
        popUp("#welcome-device", node -> ((ComboBoxBase<?>) node).show(), "welcome-devices-" + name);
        pictures.command(Messages.text("command.show", Messages.text("design.title")));
        pictures.open(Path.of("designs", "my-densenet.json"));
        pictures.settle(30);
        pictures.picture("notice-" + name);
        questions(theme, name);
    }

    private void menus(String name) {
        List<String> menus = List.of("file", "edit", "run", "view", "help");
        for (int i = 0; i < menus.size(); i++) {
            int at = i;
            popUp("#window-menu", node -> menu(node, at).show(), "menu-" + menus.get(i) + "-" + name);
        }
        subMenu(3, "menu-themes-" + name);
        subMenu(0, "menu-export-" + name);
    }

    /** Opens the last menu in a menu that is not empty. */
    private void subMenu(int at, String name) {
        pictures.does(() -> menu(pictures.node("#window-menu"), at).show());
        pictures.settle(2);
        popUp(
                "#window-menu",
                node -> menu(node, at).getItems().stream()
                        .filter(item -> item instanceof Menu && !item.isDisable())
                        .reduce((first, second) -> second)
                        .ifPresent(item -> ((Menu) item).show()),
                name);
    }

    private static Menu menu(Node bar, int at) {
        return ((MenuBar) bar).getMenus().get(at);
    }

    /** The questions of the window, without a window behind them that would close. */
    private void questions(Theme theme, String name) {
        Appearance appearance = new Appearance(theme, false);
        DesktopFileDialogs dialogs = new DesktopFileDialogs(stage);
        Path checkpoint = Path.of("DenseScope", "runs", "DenseNet-BC-100-12 2026-11-30 shared.safetensors");
        question(() -> dialogs.askUnsaved("DenseNet-BC-100-12", Optional.empty()), "ask-unsaved-" + name);
        question(() -> dialogs.askRunning(Optional.of(checkpoint), 2, RUNNING), "ask-running-" + name);
        question(() -> dialogs.askStop(checkpoint, 0, RUNNING), "ask-stop-" + name);
        question(() -> dialogs.askUnsavedTraining(checkpoint), "ask-training-" + name);
        question(() -> dialogs.askExporting(RunningExports.of("DenseNet-BC-100-12.pdf")), "ask-exporting-" + name);
        question(() -> new FailureDialog(stage, appearance).accept(FAILURE), "failure-" + name);
    }

    private void question(Runnable ask, String name) {
        pictures.does(() -> Platform.runLater(ask));
        pictures.settle(4);
        pictures.picture(name);
        pictures.key(KeyCode.ESCAPE);
        pictures.does(this::hideAll);
        pictures.settle(2);
    }

    private void popUp(String selector, Consumer<Node> open, String name) {
        pictures.does(() -> open.accept(pictures.node(selector)));
        pictures.settle(4);
        pictures.picture(name);
        pictures.does(this::hideAll);
        pictures.settle(1);
    }

    private void hideAll() {
        ((MenuBar) pictures.node("#window-menu")).getMenus().forEach(Menu::hide);
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != stage) {
                window.hide();
            }
        }
    }

    private static void contextMenu(Node node) {
        Point2D at = new Point2D(
                node.getLayoutBounds().getWidth() / 2, node.getLayoutBounds().getHeight() / 2);
        Point2D scene = node.localToScene(at);
        Point2D screen = node.localToScreen(at);
        node.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                scene.getX(),
                scene.getY(),
                screen.getX(),
                screen.getY(),
                false,
                null));
    }

    private static void tooltip(Node node) {
        Point2D below = node.localToScreen(0, node.getLayoutBounds().getHeight() + 8);
        ((Button) node).getTooltip().show(node, below.getX(), below.getY());
    }
}
