package dev.densescope.ui.design;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Palette;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The strategies as segmented buttons, and the legend of the picture. */
final class StrategyBar extends FlowPane {
    private final Map<Strategy, ToggleButton> buttons = new EnumMap<>(Strategy.class);

    StrategyBar(DesignViewModel model) {
        super(24, 8);
        setRowValignment(javafx.geometry.VPos.CENTER);
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        Strategy[] strategies = Strategy.values();
        for (Strategy strategy : strategies) {
            ToggleButton button = new ToggleButton(strategy.id());
            button.setId("strategy-" + strategy.id());
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(explanation(strategy)));
            button.setOnAction(event -> {
                model.choose(strategy);
                button.setSelected(true);
            });
            buttons.put(strategy, button);
            segments.getChildren().add(button);
        }
        buttons.get(strategies[0]).getStyleClass().add("first");
        buttons.get(strategies[strategies.length - 1]).getStyleClass().add("last");
        getChildren().addAll(segments, legend());
        model.workspace().strategyProperty().addListener((observable, before, now) -> show(now));
        show(model.workspace().strategy());
    }

    private void show(Strategy chosen) {
        buttons.forEach((strategy, button) -> button.setSelected(strategy == chosen));
    }

    private static HBox legend() {
        HBox legend = new HBox(14);
        legend.setAlignment(Pos.CENTER_LEFT);
        for (Category category : PicturePainter.STACK) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("legend-swatch", Palette.styleClass(category));
            Label name = new Label(category.label());
            name.getStyleClass().add("label-small");
            HBox entry = new HBox(6, swatch, name);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        return legend;
    }

    private static String explanation(Strategy strategy) {
        return switch (strategy) {
            case NAIVE -> Messages.text("design.strategy.naive");
            case SHARED_GRADIENTS -> Messages.text("design.strategy.sharedGradients");
            case SHARED_CONCAT -> Messages.text("design.strategy.sharedConcat");
            case SHARED -> Messages.text("design.strategy.shared");
            case IN_PLACE -> Messages.text("design.strategy.inPlace");
            case CHECKPOINT -> Messages.text("design.strategy.checkpoint");
        };
    }
}
