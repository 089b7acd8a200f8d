package dev.densescope.ui;

import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.shell.DesktopWindow;
import dev.densescope.ui.theme.Theme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.controlsfx.control.CheckComboBox;

/**
 * Writes pictures of the window, to be looked at by people: {@code ScreenPictures FOLDER WIDTH HEIGHT [LANGUAGE]}. Drives the
 * real application by keys and clicks, one step after the other. {@code -Dpictures.themes=light,dark} chooses themes, and
 * {@code -Dpictures.screens=run,compare,reports} parts of the walk: also {@code empty}, before the others, and {@code faults}.
 */
public final class ScreenPictures extends Application {
    private static final Duration SETTLE = Duration.millis(75);
    private static final int SCALE = Integer.getInteger("pictures.scale", 1);

    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private Stage stage;
    private DesktopWindow window;
    private Path folder;
    private Path kept;
    private String size;

    /** Starts the toolkit; a plain class must do it on the class path. */
    public static final class Launcher {
        private Launcher() {}

        public static void main(String[] arguments) {
            if (arguments.length > 3) {
                Locale.setDefault(Locale.forLanguageTag(arguments[3]));
            }
            System.setProperty("headless.geometry", arguments[1] + "x" + arguments[2]);
            Application.launch(ScreenPictures.class, arguments);
        }
    }

    @Override
    public void start(Stage primary) throws IOException {
        stage = primary;
        folder = Files.createDirectories(Path.of(getParameters().getRaw().get(0)));
        double width = Double.parseDouble(getParameters().getRaw().get(1));
        double height = Double.parseDouble(getParameters().getRaw().get(2));
        size = (int) width + "x" + (int) height;
        String home = System.getProperty("pictures.home", "");
        kept = home.isEmpty() ? Files.createTempDirectory("densescope-pictures") : Path.of(home);
        window = new DesktopWindow(kept, kept.resolve("runs"), new ProgramLog(kept.resolve("logs")));
        window.open(stage);
        settle(20); // the window is placed until it stays where it should be
        does(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settle(5);
        for (String theme :
                System.getProperty("pictures.themes", "light,dark,contrast").split(",")) {
            if (!Boolean.getBoolean("pictures.popUps")) {
                themed(themeCommand(theme), theme);
            }
            if (System.getProperty("pictures.screens") == null) {
                command(themeCommand(theme));
                new PopUpPictures(this, stage).of(themeOf(theme), theme);
            }
        }
        does(() -> {
            window.close();
            Platform.exit();
        });
        next();
    }

    private static String themeCommand(String theme) {
        return switch (theme) {
            case "light" -> Messages.text("command.theme.light");
            case "dark" -> Messages.text("command.theme.dark");
            case "contrast" -> Messages.text("command.theme.contrast");
            default -> throw new IllegalArgumentException("no theme is named " + theme);
        };
    }

    private static Theme themeOf(String theme) {
        return switch (theme) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.HIGH_CONTRAST;
        };
    }

    private void themed(String command, String theme) {
        command(command);
        for (String screen : System.getProperty("pictures.screens", "design,run,compare,reports,others")
                .split(",")) {
            switch (screen) {
                case "design" -> design(theme);
                case "run" -> runs(theme);
                case "compare" -> comparison(theme);
                case "reports" -> report(theme);
                case "others" -> others(theme);
                case "guide" -> new GuidePictures(this).steps();
                case "empty" -> new FaultPictures(this, kept).empty(theme);
                case "faults" -> new FaultPictures(this, kept).faults(theme);
                default -> throw new IllegalArgumentException("no part of the walk is named " + screen);
            }
        }
    }

    private void design(String theme) {
        command(Messages.text("command.show", Messages.text("design.title")));
        does(() -> node("#network-picture").requestFocus());
        picture("design-" + theme);
        command(Messages.text("design.command.preset", "DenseNet-BC-100-12"));
        does(() -> node("#network-picture").requestFocus());
        for (int i = 0; i < 27; i++) {
            key(KeyCode.RIGHT);
        }
        command(Messages.text("design.command.strategy", "shared-concat"));
        type("#field-memory", "2 GiB");
        picture("design-layer-" + theme);
        does(() -> hover("#network-picture", 0.3, 0.8));
        picture("design-hover-" + theme);
        does(() -> hover("#network-picture", 0.3, 0.99));
        does(() -> hover("#fit-bars", 0.3, 0.2));
        picture("fit-hover-" + theme);
        does(() -> hover("#fit-bars", 0.01, 0.99));
        command(Messages.text("design.command.preset", "DenseNet-121"));
        command(Messages.text("design.command.strategy", "naive"));
        picture("design-121-naive-" + theme);
        command(Messages.text("design.command.strategy", "shared"));
        command(Messages.text("design.command.preset", "DenseNet-BC-250-24"));
        type("#field-memory", "12 GiB");
        does(() -> node("#network-picture").requestFocus());
        key(KeyCode.DOWN);
        key(KeyCode.END);
        type("#field-classes", "0");
        picture("design-invalid-" + theme);
        does(() -> node("#network-picture").requestFocus());
        command(Messages.text("design.command.preset", "DenseNet-BC-100-12"));
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.P, true, true, false, false)));
        picture("palette-" + theme);
        key(KeyCode.ESCAPE);
        key(KeyCode.F1);
        picture("keys-" + theme);
        key(KeyCode.ESCAPE);
        command(Messages.text("command.show", Messages.text("plan.title")));
        type("#field-budget", "300 MiB");
        planned();
        picture("plan-" + theme);
    }

    private void runs(String theme) {
        command(Messages.text("command.show", Messages.text("design.title")));
        command(Messages.text("design.command.preset", "DenseNet-BC-40-12"));
        type("#field-batch", "32");
        command(Messages.text("command.show", Messages.text("run.title")));
        settle(5);
        picture("run-ready-" + theme);
        form(theme);
        key(KeyCode.F5);
        settle(40);
        picture("run-going-" + theme);
        ended();
        picture("run-" + theme);
        timeline(theme);
        tables(theme);
        popups(theme);
        stopped(theme);
        turns(theme);
        refused(theme);
    }

    private void form(String theme) {
        does(() -> ((Button) node("#run-more")).fire());
        settle(5);
        picture("run-form-" + theme);
        does(() -> ((ScrollPane) node(".run-panel .scroll-pane")).setVvalue(1));
        settle(2);
        picture("run-form-end-" + theme);
        does(() -> ((Button) node("#run-more")).fire());
        type("#run-steps", "0");
        settle(2);
        picture("run-form-invalid-" + theme);
        type("#run-steps", "10");
    }

    private void timeline(String theme) {
        press(".run-timeline", Messages.text("run.axis.operations"));
        settle(2);
        picture("run-operations-" + theme);
        press(".run-timeline", Messages.text("run.axis.layers"));
        settle(2);
        picture("run-layer-axis-" + theme);
        press(".run-timeline", Messages.text("run.axis.time"));
        does(() -> node(".run-timeline .canvas-chart").requestFocus());
        key(KeyCode.P);
        press("#run-lower", Messages.text("run.lower.tensors"));
        settle(5);
        picture("run-tensors-" + theme);
        does(() -> node(".run-timeline .canvas-chart").requestFocus());
        key(KeyCode.W);
        key(KeyCode.W);
        settle(2);
        picture("run-zoomed-" + theme);
        key(KeyCode.F);
        key(KeyCode.ESCAPE);
    }

    private void tables(String theme) {
        for (String part : new String[] {"events", "steps", "epochs", "runs"}) {
            press("#run-lower", Messages.text("run.lower." + part));
            settle(5);
            picture("run-" + part + "-" + theme);
        }
        press("#run-lower", Messages.text("run.lower.layers"));
        for (int press = 0; press < 2; press++) {
            does(() -> node(".run-timeline .icon-toggle").requestFocus());
            does(() -> ((ToggleButton) node(".run-timeline .icon-toggle")).fire());
            settle(5);
            if (press == 0) {
                picture("run-chart-table-" + theme);
            }
        }
    }

    private void popups(String theme) {
        does(() -> node(".run-timeline .canvas-chart")
                .fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, true, null)));
        popup("run-chart-menu-" + theme);
        does(() -> ((MenuButton) node(".run-exports .menu-button")).show());
        popup("run-export-menu-" + theme);
        does(() -> {
            node(".loss .canvas-chart").requestFocus();
            key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, true, false, false, false));
        });
        popup("run-large-line-" + theme);
    }

    /** The newest window over the window, which is then closed. */
    private void popup(String name) {
        settle(10);
        does(() -> picture(front(), name));
        does(() -> {
            if (front().getWindow() != stage) {
                front().getWindow().hide();
            }
        });
        settle(5);
    }

    private void stopped(String theme) {
        command(Messages.text("run.change"));
        type("#run-steps", "200");
        key(KeyCode.F5);
        settle(40);
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false)));
        settle(5);
        picture("run-paused-" + theme);
        does(() -> Platform.runLater(() -> ((Button) node("#run-stop")).fire())); // its question waits for the answer
        settle(10);
        does(() -> picture(front(), "run-stopping-" + theme));
        does(() -> front().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(Messages.text("dialog.running.stopWithout")))
                .forEach(Button::fire));
        ended();
        settle(5);
        picture("run-cancelled-" + theme);
    }

    private void turns(String theme) {
        command(Messages.text("run.change"));
        type("#run-steps", "4");
        settle(5);
        does(() -> ((CheckComboBox<?>) node("#run-strategy")).getCheckModel().check(0));
        does(() -> ((CheckComboBox<?>) node("#run-strategy")).getCheckModel().check(2));
        settle(5);
        picture("run-several-ready-" + theme);
        key(KeyCode.F5);
        settle(60);
        picture("run-turns-" + theme);
        ended();
        settle(5);
        picture("run-turns-ended-" + theme);
        does(() -> ((ScrollPane) node(".run-panel .scroll-pane")).setVvalue(1));
        settle(2);
        picture("run-turns-queue-" + theme);
    }

    private void refused(String theme) {
        command(Messages.text("command.show", Messages.text("design.title")));
        type("#field-batch", "8192");
        settle(5);
        command(Messages.text("command.show", Messages.text("run.title")));
        settle(5);
        key(KeyCode.F5);
        settle(30);
        picture("run-refused-" + theme);
        command(Messages.text("command.show", Messages.text("design.title")));
        type("#field-batch", "32");
        settle(5);
    }

    private void comparison(String theme) {
        command(Messages.text("command.show", Messages.text("compare.title")));
        picture("compare-empty-" + theme);
        compared();
        settle(10);
        picture("compare-" + theme);
        press(".compare-column", Messages.of(OverlayAxis.OPERATION));
        does(() -> hover("#compare-overlay", 0.4, 0.5));
        settle(2);
        picture("compare-operations-" + theme);
        press(".compare-column", Messages.of(OverlayAxis.LAYER));
        settle(2);
        picture("compare-layers-" + theme);
        does(() -> ((ScrollPane) node(".compare-screen .scroll-pane")).setVvalue(1));
        settle(2);
        picture("compare-end-" + theme);
        press(".compare-column", Messages.of(OverlayAxis.TIME));
        does(() -> ((MenuButton) node("#compare-export")).show());
        popup("compare-export-menu-" + theme);
    }

    private void report(String theme) {
        command(Messages.text("command.show", Messages.text("reports.title")));
        settle(30);
        picture("reports-" + theme);
        for (int part = 1; part <= 3; part++) {
            double position = part / 3.0;
            does(() -> ((ScrollPane) node(".reports-screen .scroll-pane")).setVvalue(position));
            settle(5);
            picture("reports-" + (part + 1) + "-" + theme);
        }
    }

    private void others(String theme) {
        command(Messages.text("command.welcome"));
        settle(30);
        picture("welcome-" + theme);
        dialog("command.preferences", "preferences-" + theme);
        dialog("command.about", "about-" + theme);
        dialog("command.showLog", "log-" + theme);
        dialog("command.guide", "guide-" + theme);
        command(Messages.text("command.show", Messages.text("design.title")));
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Z, false, true, false, false)));
        picture("undone-" + theme);
    }

    /** Opens something over the window, in it or in a window of its own, and leaves it. */
    private void dialog(String command, String name) {
        command(Messages.text(command));
        settle(40);
        does(() -> picture(front(), name));
        does(() -> {
            Scene scene = front();
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            if (scene.getWindow() != stage) {
                scene.getWindow().hide();
            }
        });
    }

    /** The scene of the newest window. */
    private Scene front() {
        return Window.getWindows().get(Window.getWindows().size() - 1).getScene();
    }

    /** Waits for the end of the run. */
    void ended() {
        steps.add(() -> !runButton().getText().equals(Messages.text("bar.stop")));
    }

    /** Presses the button of a segment with a text. */
    void press(String selector, String text) {
        does(() -> node(selector).lookupAll(".segment").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " in " + selector))
                .fire());
    }

    /** Ticks the newest runs, of which the first theme has left one and the second two. */
    void compared() {
        does(() -> node("#compare-runs").requestFocus());
        key(KeyCode.HOME);
        key(KeyCode.SPACE);
        for (int more = 0; more < 2; more++) {
            key(KeyCode.DOWN);
            key(KeyCode.SPACE);
        }
        steps.add(() -> node("#compare-reading") == null
                || !node("#compare-reading").getParent().isVisible());
    }

    /** Waits for the plan of the budget. */
    void planned() {
        steps.add(() -> planHeadline().matches(".*(a step takes about|dauert ein Schritt etwa).*"));
    }

    private String planHeadline() {
        return ((Labeled) node("#plan-headline")).getText();
    }

    private Button runButton() {
        return (Button) node("#run-button");
    }

    /** Runs a command as a user would, by its name in the palette. */
    void command(String name) {
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.P, true, true, false, false)));
        does(() -> ((TextField) node(".command-palette .text-field")).setText(name));
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    }

    void type(String selector, String text) {
        does(() -> {
            node(selector).requestFocus();
            ((TextField) node(selector)).setText(text);
        });
    }

    void key(KeyCode code) {
        does(() -> key(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private void key(KeyEvent event) {
        Scene scene = stage.getScene();
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        target.fireEvent(event);
    }

    void hover(String selector, double x, double y) {
        Node node = node(selector);
        double width = node.getLayoutBounds().getWidth();
        double height = node.getLayoutBounds().getHeight();
        Point2D at = node.localToScene(x * width, y * height);
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                at.getX(),
                at.getY(),
                0,
                0,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    Node node(String selector) {
        return stage.getScene().getRoot().lookup(selector);
    }

    /** Opens files as if they were dropped. */
    void open(Path... files) {
        does(() -> window.openFiles(List.of(files)));
    }

    /** The window with everything over it. */
    void picture(String name) {
        does(() -> write(screen(), name));
    }

    private void picture(Scene scene, String name) {
        write(image(scene), name);
    }

    private void write(BufferedImage image, String name) {
        try {
            ImageIO.write(
                    image, "png", folder.resolve(name + "-" + size + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The window with its menus, tooltips and dialogs where they are on the screen. */
    private BufferedImage screen() {
        BufferedImage all = image(stage.getScene());
        Graphics2D graphics = all.createGraphics();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != stage && window.isShowing()) {
                int x = (int) Math.round((window.getX() - stage.getX()) * SCALE);
                int y = (int) Math.round((window.getY() - stage.getY()) * SCALE);
                graphics.drawImage(image(window.getScene()), x, y, null);
            }
        }
        graphics.dispose();
        return all;
    }

    private static BufferedImage image(Scene scene) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SCALE, SCALE));
        parameters.setViewport(new Rectangle2D(0, 0, SCALE * scene.getWidth(), SCALE * scene.getHeight()));
        parameters.setFill(scene.getFill() == null ? Color.TRANSPARENT : scene.getFill());
        return SwingFXUtils.fromFXImage(scene.getRoot().snapshot(parameters, null), null);
    }

    /** Waits for what is read or painted in the background. */
    void settle(int steps) {
        for (int step = 0; step < steps; step++) {
            does(() -> {});
        }
    }

    void does(Runnable step) {
        steps.add(() -> {
            step.run();
            return true;
        });
    }

    private void next() {
        if (steps.isEmpty()) {
            return;
        }
        BooleanSupplier step = steps.peek();
        PauseTransition pause = new PauseTransition(SETTLE);
        pause.setOnFinished(event -> {
            if (step.getAsBoolean()) {
                steps.poll();
            }
            next();
        });
        pause.play();
    }
}
