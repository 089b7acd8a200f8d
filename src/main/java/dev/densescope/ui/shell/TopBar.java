package dev.densescope.ui.shell;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.model.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** Product, design, tabs of the screens, device, Run. */
final class TopBar extends HBox {
    private static final double REASON_WIDTH = 480;

    private final Map<Screen, ToggleButton> tabs = new LinkedHashMap<>();
    private final ObjectProperty<Optional<Command>> run = new SimpleObjectProperty<>(this, "run", Optional.empty());

    TopBar(Workspace workspace, WindowParts parts, MenuButton menu, WindowCommands.Actions actions) {
        getStyleClass().addAll("panel", "panel-top", "top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label product = new Label(Messages.text("app.title"));
        product.getStyleClass().add("product");
        product.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        menu,
                        product,
                        designName(workspace),
                        tabs(parts.screens().inOrder(), actions::showScreen),
                        gap,
                        device(workspace),
                        runButton(parts.runs(), actions));
    }

    /** Marks the tab of the screen that is shown, and names what Run runs there. */
    void select(Screen screen) {
        run.set(screen.run());
        tabs.forEach((other, tab) -> tab.setSelected(other == screen));
    }

    private static HBox designName(Workspace workspace) {
        Label name = new Label();
        name.getStyleClass().add("muted");
        name.setMaxWidth(280);
        name.textProperty().bind(workspace.specProperty().map(spec -> spec.name()));
        Tooltip where = new Tooltip();
        where.textProperty()
                .bind(workspace
                        .document()
                        .fileProperty()
                        .map(file -> file.map(Object::toString).orElseGet(() -> Messages.text("bar.inNoFile"))));
        name.setTooltip(where);
        Circle unsaved = new Circle(3);
        unsaved.getStyleClass().add("unsaved-mark");
        unsaved.visibleProperty().bind(workspace.document().unsavedProperty());
        unsaved.setAccessibleText(Messages.text("bar.unsaved"));
        HBox box = new HBox(6, name, unsaved);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(60);
        return box;
    }

    private HBox tabs(List<Screen> screens, Consumer<Screen> showScreen) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
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

    private static HBox device(Workspace workspace) {
        Label word = new Label(Messages.text("bar.device"));
        word.getStyleClass().add("muted");
        Label name = new Label();
        name.setId("machine-device");
        name.textProperty().bind(workspace.machineProperty().map(MachineText::device));
        Tooltip reason = new Tooltip();
        reason.textProperty().bind(workspace.machineProperty().map(MachineText::fullReason));
        reason.setWrapText(true);
        reason.setMaxWidth(REASON_WIDTH);
        HBox chip = new HBox(4, word, name);
        chip.getStyleClass().add("chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMaxHeight(Region.USE_PREF_SIZE);
        Tooltip.install(chip, reason);
        return chip;
    }

    private Button runButton(RunControl runs, WindowCommands.Actions actions) {
        Button button = new Button();
        button.getStyleClass().add("primary");
        button.setMinWidth(72);
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
