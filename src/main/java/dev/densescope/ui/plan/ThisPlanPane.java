package dev.densescope.ui.plan;

import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.ScrollRoom;
import dev.densescope.ui.plan.model.PlanChosen;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.search.PlanResult;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The numbers of the shown plan, and actions on it. */
final class ThisPlanPane extends VBox {
    private final VBox facts = new VBox();
    private final BooleanBinding none;

    /** @param exports opens the formats of the report */
    ThisPlanPane(PlanViewModel model, PlanActions actions, MenuButton exports) {
        getStyleClass().addAll("panel", "panel-right", "plan-right");
        none = Bindings.createBooleanBinding(() -> model.plan().isEmpty(), model.chosenProperty());
        facts.setId("plan-facts");
        facts.getStyleClass().add("facts");
        Button run = button("plan-run", Messages.text("plan.run"), Messages.text("plan.run.tip"), actions::run);
        run.getStyleClass().add("primary");
        Button apply =
                button("plan-apply", Messages.text("plan.apply"), Messages.text("plan.apply.tip"), actions::apply);
        Button copy = button("plan-copy", Messages.text("plan.copy"), Messages.text("plan.copy.tip"), actions::copy);
        for (Button button : new Button[] {apply, copy}) {
            button.disableProperty().bind(none);
        }
        run.disableProperty().bind(none.or(actions.refusal().isNotEmpty()));
        Label refusal = BudgetPane.wrapped("reason");
        refusal.setId("plan-run-refusal");
        refusal.textProperty().bind(actions.refusal());
        BudgetPane.shownIfNotEmpty(refusal);
        Button paste =
                button("plan-paste", Messages.text("plan.paste"), Messages.text("plan.paste.tip"), actions::paste);
        VBox buttons = new VBox(8, refusal, run, apply, copy, paste, exports);
        exports.setMaxWidth(Double.MAX_VALUE);
        buttons.getStyleClass().add("plan-buttons");
        buttons.setMinHeight(USE_PREF_SIZE);
        VBox section = new VBox(BudgetPane.heading(Messages.text("plan.this")), facts);
        section.getStyleClass().add("plan-section");
        PeakPane peak = new PeakPane(model.chosenProperty());
        MeasuredPane measured = new MeasuredPane(model);
        Outdated.dim(model.outdatedProperty(), section, peak, measured);
        getChildren().addAll(scrolled(section, peak, measured), buttons);
        model.chosenProperty().addListener((observable, before, now) -> show(now));
        show(model.chosenProperty().get());
    }

    /** The part that scrolls in a low window; the buttons below it always stay visible. */
    private static ScrollPane scrolled(VBox... sections) {
        VBox content = new VBox(sections);
        content.getStyleClass().add("plan-side");
        ScrollPane scrolled = new AsHighAsItsContent(content);
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setMinHeight(0);
        ScrollRoom.keep(scrolled, content);
        return scrolled;
    }

    /**
     * A scroll pane that prefers the height of its content with wrapped texts; other scroll panes assume unwrapped
     * texts.
     */
    private static final class AsHighAsItsContent extends ScrollPane {
        AsHighAsItsContent(Node content) {
            super(content);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return snappedTopInset() + getContent().prefHeight(width) + snappedBottomInset();
        }
    }

    private static Button button(String id, String text, String tip, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(Optional<PlanChosen> now) {
        facts.getChildren().clear();
        now.ifPresent(chosen -> {
            chosen.step().ifPresent(step -> ofPlan(chosen, step));
            ofAll(chosen.result());
        });
    }

    private void ofPlan(PlanChosen chosen, PlannedStep step) {
        bytes(Messages.text("plan.fact.reserved"), step.reservedBytes());
        long left = chosen.budgetBytes() - step.reservedBytes();
        bytes(left < 0 ? Messages.text("plan.fact.over") : Messages.text("plan.fact.left"), Math.abs(left));
        if (chosen.result().isTimed()) {
            row(Messages.text("plan.fact.step"), about(chosen.result(), step), "");
            row(Messages.text("plan.fact.more"), chosen.result().moreThanFastest(step), "");
        }
    }

    private void ofAll(PlanResult result) {
        bytes(Messages.text("plan.fact.smallest"), result.smallest().reservedBytes());
        if (result.isTimed()) {
            row(Messages.text("plan.fact.fastest"), about(result, result.curve().fastest()), "");
        }
    }

    private static String about(PlanResult result, PlannedStep step) {
        String time = result.time(step);
        return result.hasRanges() ? time : Messages.text("plan.about", time);
    }

    private void bytes(String name, long bytes) {
        row(name, QuantityText.window().bytes(bytes), QuantityText.window().exactBytes(bytes));
    }

    private void row(String name, String value, String exact) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        Label number = new Label(value);
        number.getStyleClass().add("medium");
        number.setMinWidth(Region.USE_PREF_SIZE);
        if (!exact.isEmpty()) {
            number.setTooltip(new Tooltip(exact));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, label, gap, number);
        row.setAlignment(Pos.CENTER_LEFT);
        facts.getChildren().add(row);
    }
}
