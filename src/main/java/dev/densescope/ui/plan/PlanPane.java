package dev.densescope.ui.plan;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.plan.curve.PlanCurveChart;
import dev.densescope.ui.plan.map.LayerMap;
import dev.densescope.ui.plan.model.PlanHeadline;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Palette;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The headline, the curve, and the map of layers. */
final class PlanPane extends VBox {
    private static final double NARROW_PIXELS = 620;

    private final PlanViewModel model;
    /** Whether the pane is too narrow for explanations. */
    private final BooleanBinding narrow = widthProperty().lessThan(NARROW_PIXELS);

    private final Label headline = new Label();
    private final Label detail = new Label();
    private final Label contradiction = BudgetPane.wrapped("reason");
    /** Raises a smaller budget to the bytes of the smallest plan. */
    private final Hyperlink floor = new Hyperlink();

    PlanPane(PlanViewModel model, PlanCurveChart curve, LayerMap map) {
        this.model = model;
        getStyleClass().add("plan-middle");
        headline.setId("plan-headline");
        headline.getStyleClass().add("plan-headline");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        detail.setId("plan-detail");
        detail.getStyleClass().add("muted");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        contradiction.setId("plan-contradiction");
        BudgetPane.shownIfNotEmpty(contradiction);
        ChartFrame curveFrame = new ChartFrame(curve, "plan-curve");
        curveFrame.titleProperty().set(Messages.text("plan.curve.title"));
        curveFrame
                .subtitleProperty()
                .bind(Bindings.when(narrow)
                        .then(Messages.text("plan.curve.shortSubtitle"))
                        .otherwise(Bindings.createStringBinding(this::subtitle, model.chosenProperty())));
        curveFrame.addTool(measured());
        curveFrame.setMinHeight(140);
        VBox.setVgrow(curveFrame, Priority.ALWAYS);
        ChartFrame mapFrame = new ChartFrame(map, "plan-layers");
        mapFrame.titleProperty()
                .bind(Bindings.when(narrow)
                        .then(Messages.text("plan.map.shortTitle"))
                        .otherwise(Messages.text("plan.map.title")));
        mapFrame.subtitleProperty()
                .bind(Bindings.createStringBinding(this::mapSubtitle, model.chosenProperty(), narrow));
        mapFrame.addTool(legend());
        map.setMinHeight(USE_PREF_SIZE); // of the map alone: its table may be lower than it would like
        Label sentence = sentence(map);
        Outdated.dim(model.outdatedProperty(), headline, detail, contradiction, floor, curveFrame, mapFrame, sentence);
        getChildren()
                .addAll(
                        new VBox(2, headline, detail, contradiction, floor, working(), problem()),
                        curveFrame,
                        mapFrame,
                        sentence);
        setMinWidth(0);
        floor.setId("plan-floor");
        floor.getStyleClass().add("small-link");
        BudgetPane.shownWhere(floor, floor.textProperty().isNotEmpty());
        model.chosenProperty().addListener((observable, before, now) -> show());
        narrow.addListener((observable, before, now) -> show());
        show();
    }

    private String subtitle() {
        boolean ranges = model.chosenProperty()
                .get()
                .filter(chosen -> chosen.result().hasRanges())
                .isPresent();
        return ranges ? Messages.text("plan.curve.rangesSubtitle") : Messages.text("plan.curve.subtitle");
    }

    private String mapSubtitle() {
        if (model.chosenProperty().get().isPresent() && model.plan().isEmpty()) {
            return Messages.text("plan.map.smallest");
        }
        return narrow.get() ? "" : Messages.text("plan.map.subtitle");
    }

    private void show() {
        Optional<PlanHeadline> words = model.chosenProperty().get().map(PlanHeadline::of);
        headline.setText(words.map(PlanHeadline::headline).orElseGet(() -> Messages.text("plan.headline.none")));
        headline.getStyleClass().remove("bad");
        if (!words.map(PlanHeadline::fits).orElse(true)) {
            headline.getStyleClass().add("bad");
        }
        Optional<Long> needed = model.chosenProperty()
                .get()
                .filter(chosen -> chosen.step().isEmpty())
                .map(chosen -> chosen.result().smallest().reservedBytes());
        floor.setText(needed.map(bytes ->
                        Messages.text("plan.floor", QuantityText.window().bytes(bytes)))
                .orElse(""));
        floor.setOnAction(event -> needed.ifPresent(model.budgetProperty()::set));
        detail.setText(words.map(this::detail).orElse(""));
        contradiction.setText(words.map(PlanHeadline::contradiction).orElse(""));
    }

    /** The details; with the strategies only if there is space, because the curve shows them as well. */
    private String detail(PlanHeadline headline) {
        return narrow.get() ? headline.detail() : headline.detail() + " " + headline.strategies();
    }

    /** The current activity with a Stop button; shown instead of the headline if there is none. */
    private HBox working() {
        Label text = BudgetPane.wrapped("label-small");
        text.setId("plan-working");
        text.textProperty().bind(model.workingProperty());
        Hyperlink stop = new Hyperlink(Messages.text("plan.stop"));
        stop.getStyleClass().add("small-link");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(event -> model.stop());
        HBox line = new HBox(8, text, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        BudgetPane.shownWhere(line, model.workingProperty().isNotEmpty());
        return line;
    }

    private Label problem() {
        Label problem = BudgetPane.wrapped("reason");
        problem.setId("plan-problem");
        problem.textProperty().bind(model.problemProperty());
        BudgetPane.shownIfNotEmpty(problem);
        return problem;
    }

    private static Label sentence(LayerMap map) {
        Label sentence = new Label();
        sentence.setId("plan-layer");
        sentence.getStyleClass().add("plan-layer");
        sentence.setWrapText(true);
        sentence.setMinHeight(36);
        sentence.setPrefHeight(36);
        sentence.setAlignment(Pos.TOP_LEFT);
        sentence.textProperty().bind(map.sentenceProperty());
        return sentence;
    }

    /** Explains the diamonds of measured runs; hidden if there are none. */
    private Label measured() {
        Label measured = entry("plan-measured", Messages.text("plan.legend.measured"));
        BudgetPane.shownWhere(
                measured,
                Bindings.createBooleanBinding(
                        () -> model.chosenProperty()
                                .get()
                                .filter(chosen -> !chosen.result().runs().isEmpty())
                                .isPresent(),
                        model.chosenProperty()));
        return measured;
    }

    private HBox legend() {
        Label inPlace = entry("plan-in-place", Messages.text("plan.legend.inPlace"));
        Label concat = kept(Category.CONCATENATION, Messages.text("plan.legend.concat"));
        showIf(concat, layers -> layers.keepsAny(Category.CONCATENATION));
        Label chunks = entry("plan-in-chunks", Messages.text("plan.legend.inChunks"));
        showIf(chunks, layers -> layers.hasAny(OutputState.IN_CHUNKS));
        BooleanBinding hasRoom = Bindings.createBooleanBinding(
                () -> !narrow.get() || !(concat.isManaged() || chunks.isManaged()),
                narrow,
                concat.managedProperty(),
                chunks.managedProperty());
        BudgetPane.shownWhere(inPlace, hasRoom);
        HBox legend = new HBox(
                10,
                kept(Category.CONVOLUTION, Messages.text("plan.legend.convolution")),
                kept(Category.BATCH_NORM, Messages.text("plan.legend.norm")),
                concat,
                entry("category-recompute", Messages.text("plan.legend.recomputed")),
                chunks,
                inPlace);
        legend.setAlignment(Pos.CENTER_RIGHT);
        return legend;
    }

    private Label kept(Category category, String name) {
        Label entry = entry(Palette.styleClass(category), name);
        entry.textProperty().bind(Bindings.when(narrow).then(name).otherwise(Messages.text("plan.legend.kept", name)));
        return entry;
    }

    /** Shows an entry of the legend only if it occurs in the shown plan. */
    private void showIf(Label entry, Predicate<LayerDecisions> useful) {
        BudgetPane.shownWhere(
                entry,
                Bindings.createBooleanBinding(
                        () -> model.decisionsProperty()
                                .getValue()
                                .filter(useful)
                                .isPresent(),
                        model.decisionsProperty()));
    }

    private static Label entry(String styleClass, String name) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("legend-swatch", styleClass);
        Label entry = new Label(name, swatch);
        entry.getStyleClass().add("label-small");
        entry.setMinWidth(USE_PREF_SIZE);
        return entry;
    }
}
