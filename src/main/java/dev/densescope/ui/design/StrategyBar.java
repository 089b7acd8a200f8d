package dev.densescope.ui.design;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.theme.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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

    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

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
        getChildren().addAll(own, legend());
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
        button.setTooltip(new Tooltip(explanation(plan)));
        button.setOnAction(event -> {
            model.choose(plan.within(model.workspace().plan().scope()));
            button.setSelected(true);
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
