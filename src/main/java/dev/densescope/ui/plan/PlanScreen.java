package dev.densescope.ui.plan;

import dev.densescope.report.format.PlanFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.plan.curve.PlanCurveChart;
import dev.densescope.ui.plan.map.LayerMap;
import dev.densescope.ui.plan.model.PlanExport;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** The Plan screen: budget and step times, the curve, the map of layers, and actions on the plan. */
public final class PlanScreen implements Screen {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final PlanViewModel model;
    private final PlanActions actions;
    private final PlanCurveChart curve;
    private final LayerMap map;
    private final BorderPane root = new BorderPane();
    private final StringExpression status;
    private final StringExpression hint = new ReadOnlyStringWrapper(Messages.text("plan.hint"));
    private final BooleanBinding planned;
    private final BudgetPane budget;
    private final ExportMenu<PlanFormat> exports;
    private final ObservableBooleanValue exportable;

    /**
     * The actions of the window that the screen uses.
     *
     * @param run shows the Run screen, and starts a run of the design unless one is in progress
     * @param exports exports the report of the search
     */
    public record Links(Runnable run, PlanExport exports) {}

    /** @param links actions of the window */
    public PlanScreen(PlanViewModel model, Appearance appearance, Links links) {
        this.model = model;
        exportable = links.exports().availableProperty();
        exports = new ExportMenu<>(ExportOffers.PLANS, ExportPlace.PLAN, links.exports()::export);
        actions = new PlanActions(model, links.run());
        curve = new PlanCurveChart(model, appearance);
        map = new LayerMap(model, appearance);
        budget = new BudgetPane(model);
        planned = Bindings.createBooleanBinding(() -> model.plan().isPresent(), model.chosenProperty());
        root.getStyleClass().add("plan-screen");
        root.getStylesheets().add(PlanScreen.class.getResource("plan.css").toExternalForm());
        root.setLeft(budget);
        root.setCenter(new PlanPane(model, curve, map));
        root.setRight(new ThisPlanPane(model, actions, exportButton()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        status = Bindings.createStringBinding(
                () -> PlanStatus.text(model),
                model.workingProperty(),
                model.chosenProperty(),
                model.workspace().machineProperty());
    }

    private MenuButton exportButton() {
        MenuButton button = exports.button();
        button.disableProperty().bind(Bindings.not(exportable));
        return button;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public String title() {
        return Messages.text("plan.title");
    }

    @Override
    public StringExpression status() {
        return status;
    }

    @Override
    public StringExpression hint() {
        return hint;
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(Messages.text("plan.apply"), actions::apply).when(planned),
                Command.of(Messages.text("plan.copy"), actions::copy).when(planned),
                Command.of(Messages.text("plan.paste"), actions::paste),
                Command.of(Messages.text("plan.command.budget"), budget::type).withKey("B"),
                Command.of(
                        Messages.text("plan.command.device"),
                        () -> model.budgetProperty().set(model.deviceBudget())),
                Command.of(Messages.text("plan.command.calibrate"), model::calibrate),
                Command.of(Messages.text("plan.command.stop"), model::stop)
                        .when(model.workingProperty().isNotEmpty()),
                Command.of(Messages.text("plan.command.unlockAll"), model.locking()::unlockAll)));
        exports.commands().forEach(export -> commands.add(export.when(exportable)));
        return commands;
    }

    @Override
    public List<Command> controlKeys() {
        Runnable toCurve = curve::requestFocus;
        Runnable toMap = map::requestFocus;
        return List.of(
                Command.of(Messages.text("plan.key.previous"), toCurve).withKey("Left"),
                Command.of(Messages.text("plan.key.next"), toCurve).withKey("Right"),
                Command.of(Messages.text("plan.key.smallest"), toCurve).withKey("Home"),
                Command.of(Messages.text("plan.key.fastest"), toCurve).withKey("End"),
                Command.of(Messages.text("plan.key.change"), toMap).withKey("Enter"),
                Command.of(Messages.text("plan.key.lock"), toMap).withKey("L"),
                Command.of(Messages.text("plan.key.unlock"), toMap).withKey("Delete"),
                Command.of(Messages.text("plan.copy"), toCurve).withKey("Shortcut+C"),
                Command.of(Messages.text("plan.paste"), toCurve).withKey("Shortcut+V"));
    }

    @Override
    public Optional<Command> run() {
        return Optional.of(Command.of(Messages.text("plan.run"), actions::run));
    }

    @Override
    public void shown() {
        model.open();
        curve.requestFocus();
    }

    @Override
    public void hidden() {
        model.hide();
    }

    /** Handles keys that no field or table has consumed. */
    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            actions.copy();
        } else if (PASTE.match(event)) {
            actions.paste();
        } else {
            return;
        }
        event.consume();
    }
}
