package dev.densescope.ui.shell.menu;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.shell.screens.WindowParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** Menus, tabs of the screens, design, device, Run. Only the design's name and the device take more or less room. */
public final class TopBar extends HBox {
    private static final double RUN_WIDTH = 88;

    /** Room for a usual name; the text about the device is cut before it. */
    private static final double NAME_WIDTH = 132;

    private final Map<Screen, ToggleButton> tabs = new LinkedHashMap<>();
    private final ObjectProperty<Optional<Command>> run = new SimpleObjectProperty<>(this, "run", Optional.empty());

    /** @param device opens the choice of devices */
    public TopBar(Workspace workspace, WindowParts parts, MenuBar menus, Node device, WindowCommands.Actions actions) {
        getStyleClass().addAll("panel", "panel-top", "top-bar");
        setAlignment(Pos.CENTER_LEFT);
        HBox name = designName(workspace);
        HBox.setHgrow(name, Priority.ALWAYS);
        getChildren()
                .addAll(
                        menus,
                        tabs(parts.screens().inOrder(), actions::showScreen),
                        name,
                        device,
                        runButton(parts.runs(), actions));
    }

    /** Marks the tab of the screen that is shown, and names what Run runs there. */
    public void select(Screen screen) {
        run.set(screen.run());
        mark(screen);
    }

    /** Marks the tab of a screen that will be shown. */
    public void mark(Screen screen) {
        tabs.forEach((other, tab) -> tab.setSelected(other == screen));
    }

    /** The name in the middle of what is left, with room for the mark of unsaved changes. */
    private static HBox designName(Workspace workspace) {
        Label name = new Label();
        name.setId("design-name");
        name.getStyleClass().add("muted");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.textProperty().bind(workspace.specProperty().map(spec -> spec.name()));
        Tooltip whole = new Tooltip();
        whole.textProperty()
                .bind(workspace
                        .document()
                        .fileProperty()
                        .map(file -> file.map(Object::toString).orElseGet(() -> Messages.text("bar.inNoFile")))
                        .flatMap(place -> workspace.specProperty().map(spec -> spec.name() + "\n" + place)));
        name.setTooltip(whole);
        Circle unsaved = new Circle(3);
        unsaved.getStyleClass().add("unsaved-mark");
        unsaved.visibleProperty().bind(workspace.document().unsavedProperty());
        unsaved.setAccessibleText(Messages.text("bar.unsaved"));
        Tooltip.install(unsaved, new Tooltip(Messages.text("bar.unsaved")));
        HBox box = new HBox(8, name, unsaved);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(NAME_WIDTH);
        box.setPrefWidth(NAME_WIDTH);
        return box;
    }

    private HBox tabs(List<Screen> screens, Consumer<Screen> showScreen) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        for (Screen screen : screens) {
            ToggleButton tab = new ToggleButton(screen.title());
            tab.getStyleClass().add("tab");
            tab.setMinWidth(Region.USE_PREF_SIZE);
            tab.setTooltip(new Tooltip(Messages.text("bar.tab", screen.title(), tabs.size() + 1)));
            tab.setOnAction(event -> showScreen.accept(screen));
            tabs.put(screen, tab);
            box.getChildren().add(tab);
        }
        return box;
    }

    private Button runButton(RunControl runs, WindowCommands.Actions actions) {
        Button button = new Button() {
            @Override
            protected double computePrefWidth(double height) {
                return Math.max(RUN_WIDTH, super.computePrefWidth(height));
            }
        };
        button.getStyleClass().add("primary");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId("run-button");
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        Runnable show = () -> {
            boolean running = runs.running().get();
            button.setText(running ? Messages.text("bar.stop") : name());
            tooltip.setText(running ? Messages.text("bar.stop.tip") : tip());
        };
        run.addListener((observable, before, now) -> show.run());
        runs.running().addListener((observable, before, now) -> show.run());
        show.run();
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (!runs.running().get() && actions.refusesRun()) {
                event.consume(); // else the field would lose the focus, and with it what was typed
            }
        });
        button.setOnAction(event -> {
            if (runs.running().get()) {
                actions.stop();
            } else {
                actions.run();
            }
        });
        return button;
    }

    private String name() {
        return run.get().map(Command::name).orElseGet(() -> Messages.text("bar.run"));
    }

    private String tip() {
        return run.get()
                .map(command -> Messages.text("bar.run.tipOf", command.name()))
                .orElseGet(() -> Messages.text("bar.run.tip"));
    }
}
