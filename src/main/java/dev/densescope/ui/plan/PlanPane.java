package dev.densescope.ui.plan;

import dev.densescope.memory.Category;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartExport;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.plan.curve.PlanCurveChart;
import dev.densescope.ui.plan.map.LayerMap;
import dev.densescope.ui.plan.model.PlanHeadline;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Palette;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The headline, the curve, and the map of layers. */
final class PlanPane extends VBox {
    private final PlanViewModel model;
    private final Label headline = new Label();
    private final Label detail = new Label();

    PlanPane(PlanViewModel model, PlanCurveChart curve, LayerMap map, ChartExport export) {
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
        ChartFrame curveFrame = new ChartFrame(curve, export, "plan-curve");
        curveFrame.titleProperty().set(Messages.text("plan.curve.title"));
        curveFrame.subtitleProperty().set(Messages.text("plan.curve.subtitle"));
        curveFrame.setMinHeight(200);
        VBox.setVgrow(curveFrame, Priority.ALWAYS);
        ChartFrame mapFrame = new ChartFrame(map, export, "plan-layers");
        mapFrame.titleProperty().set(Messages.text("plan.map.title"));
        mapFrame.subtitleProperty().set(Messages.text("plan.map.subtitle"));
        mapFrame.addTool(legend());
        mapFrame.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new VBox(2, headline, detail, working(), problem()), curveFrame, mapFrame, sentence(map));
        setMinWidth(0);
        model.chosenProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        Optional<PlanHeadline> words = model.chosenProperty().get().map(PlanHeadline::of);
        headline.setText(words.map(PlanHeadline::headline).orElseGet(() -> Messages.text("plan.headline.none")));
        headline.getStyleClass().remove("bad");
        if (!words.map(PlanHeadline::fits).orElse(true)) {
            headline.getStyleClass().add("bad");
        }
        detail.setText(words.map(PlanHeadline::detail).orElse(""));
    }

    /** What is being done, with a way to end it; in the place of the headline as long as there is none. */
    private HBox working() {
        Label text = new Label();
        text.setId("plan-working");
        text.getStyleClass().add("label-small");
        text.textProperty().bind(model.workingProperty());
        Hyperlink stop = new Hyperlink(Messages.text("plan.stop"));
        stop.getStyleClass().add("small-link");
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

    private static HBox legend() {
        HBox legend = new HBox(
                12,
                entry(Palette.styleClass(Category.CONVOLUTION), Messages.text("plan.legend.convolution")),
                entry(Palette.styleClass(Category.BATCH_NORM), Messages.text("plan.legend.norm")),
                entry(Palette.styleClass(Category.CONCATENATION), Messages.text("plan.legend.concat")),
                entry("category-recompute", Messages.text("plan.legend.recomputed")),
                entry("plan-in-place", Messages.text("plan.legend.inPlace")));
        legend.setAlignment(Pos.CENTER_RIGHT);
        return legend;
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
