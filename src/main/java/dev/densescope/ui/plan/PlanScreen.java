package dev.densescope.ui.plan;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.chart.ChartExport;
import dev.densescope.ui.plan.curve.PlanCurveChart;
import dev.densescope.ui.plan.map.LayerMap;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Appearance;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
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
    private final BorderPane root = new BorderPane();
    private final StringExpression status;
    private final StringExpression hint = new ReadOnlyStringWrapper(Messages.text("plan.hint"));
    private final BooleanBinding planned;
    private final BudgetPane budget;

    /** @param run shows the Run screen, and starts a run of the design unless one is in progress */
    public PlanScreen(PlanViewModel model, Appearance appearance, ChartExport export, Runnable run) {
        this.model = model;
        actions = new PlanActions(model, run);
        curve = new PlanCurveChart(model, appearance);
        budget = new BudgetPane(model);
        planned = Bindings.createBooleanBinding(() -> model.plan().isPresent(), model.chosenProperty());
        root.getStyleClass().add("plan-screen");
        root.getStylesheets().add(PlanScreen.class.getResource("plan.css").toExternalForm());
        root.setLeft(budget);
        root.setCenter(new PlanPane(model, curve, new LayerMap(model, appearance), export));
        root.setRight(new ThisPlanPane(model, actions));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        status = Bindings.createStringBinding(
                () -> PlanStatus.text(model),
                model.workingProperty(),
                model.chosenProperty(),
                model.workspace().machineProperty());
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
        return List.of(
                Command.of(Messages.text("plan.run"), actions::run)
                        .when(planned.and(actions.refusal().isEmpty())),
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
                Command.of(Messages.text("plan.command.unlockAll"), model.locking()::unlockAll));
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
