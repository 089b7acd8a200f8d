package dev.densescope.ui.design;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The strategies as segmented buttons, and the legend of the picture. */
final class StrategyBar extends FlowPane {
    /**
     * Number of buttons per group. Groups wrap, so that the bar fits into the smallest window with any number of
     * strategies.
     */
    private static final int GROUP = 4;

    private static final PseudoClass ALSO_RUN = PseudoClass.getPseudoClass("also-run");

    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    /** Tells how many strategies the next run has, if there are several. */
    private final Label run = new Label();

    /** Shown only while a plan is selected that is not a strategy. */
    private final HBox own = new HBox();

    StrategyBar(DesignViewModel model) {
        super(8, 8);
        setRowValignment(VPos.CENTER);
        List<StoragePlan> plans =
                model.workspace().plans().stream().filter(StoragePlan::isNamed).toList();
        for (int start = 0; start < plans.size(); start += GROUP) {
            getChildren().add(group(plans.subList(start, Math.min(start + GROUP, plans.size())), model));
        }
        own.getStyleClass().add("segments");
        own.getChildren().add(ownButton());
        run.getStyleClass().add("label-small");
        run.setId("run-strategies");
        run.setPadding(new Insets(0, 0, 0, 12)); // no entry of the legend
        getChildren().addAll(own, legend(), run);
        model.workspace().runPlans().addListener((ListChangeListener<StoragePlan>)
                change -> showRun(model.workspace().runPlans()));
        showRun(model.workspace().runPlans());
        model.workspace().planProperty().addListener((observable, before, now) -> show(now));
        show(model.workspace().plan());
    }

    private HBox group(List<StoragePlan> plans, DesignViewModel model) {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        for (StoragePlan plan : plans) {
            segments.getChildren().add(button(plan, model));
        }
        segments.getChildren().get(0).getStyleClass().add("first");
        segments.getChildren().get(plans.size() - 1).getStyleClass().add("last");
        return segments;
    }

    private ToggleButton button(StoragePlan plan, DesignViewModel model) {
        ToggleButton button = new ToggleButton(plan.id());
        button.setId("strategy-" + plan.id());
        button.getStyleClass().add("segment");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(explanation(plan) + "\n" + Messages.text("design.strategies.tip")));
        button.setOnAction(event -> {
            model.choose(plan.within(model.workspace().plan().scope()));
            button.setSelected(true);
        });
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
                toggle(plan, model.workspace());
                event.consume();
            }
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.SPACE) {
                toggle(plan, model.workspace());
                event.consume();
            }
        });
        buttons.put(plan.id(), button);
        return button;
    }

    /** A button that shows that a plan is selected; plans are selected on other screens. */
    private static ToggleButton ownButton() {
        ToggleButton button = new ToggleButton(StepPlan.ID);
        button.setId("strategy-" + StepPlan.ID);
        button.getStyleClass().addAll("segment", "first", "last");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(true);
        button.setTooltip(new Tooltip(Messages.text("design.plan.tip")));
        button.setOnAction(event -> button.setSelected(true));
        return button;
    }

    /** Adds a strategy to those of the next run, or removes it. */
    private static void toggle(StoragePlan plan, Workspace workspace) {
        workspace.toggleForRun(plan.within(workspace.plan().scope()));
    }

    /** Marks the strategies of the next run, if there are several. */
    private void showRun(List<StoragePlan> plans) {
        buttons.forEach((id, button) -> button.pseudoClassStateChanged(
                ALSO_RUN,
                plans.size() > 1 && plans.stream().anyMatch(plan -> plan.id().equals(id))));
        String names = plans.stream().map(StoragePlan::id).collect(Collectors.joining(", "));
        run.setText(Messages.text("design.strategies.run", plans.size()));
        run.setTooltip(new Tooltip(names));
        run.setAccessibleText(run.getText() + ": " + names);
        Presence.set(run, plans.size() > 1);
    }

    private void show(StoragePlan chosen) {
        Presence.set(own, !chosen.isNamed());
        buttons.forEach((id, button) -> button.setSelected(id.equals(chosen.id())));
    }

    private static HBox legend() {
        HBox legend = new HBox(14);
        legend.setAlignment(Pos.CENTER_LEFT);
        for (Category category : Category.FEATURE_MAPS) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("legend-swatch", Palette.styleClass(category));
            Label name = new Label(Messages.of(category));
            name.getStyleClass().add("label-small");
            HBox entry = new HBox(6, swatch, name);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        return legend;
    }

    private static String explanation(StoragePlan plan) {
        return plan instanceof Sharing sharing ? Messages.of(sharing.strategy()) : Messages.text("design.plan.tip");
    }
}
