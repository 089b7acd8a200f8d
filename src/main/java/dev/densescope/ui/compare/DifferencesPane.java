package dev.densescope.ui.compare;

import dev.densescope.compare.LayerQuantity;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.compare.chart.DifferenceCanvas;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.theme.Appearance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Differences per layer of one run from the reference: a choice of the run and of the quantity, and the chart. */
final class DifferencesPane extends VBox {
    private static final double CHART_PIXELS = 150;
    private static final double HIGHEST_PIXELS = 280;

    private final DifferenceCanvas canvas;
    private final ChartFrame frame;
    private final ComboBox<Integer> runs = new ComboBox<>();
    private final Segments<LayerQuantity> quantities = new Segments<>(LayerQuantity.KEPT);
    private Optional<ComparisonView> shown = Optional.empty();

    DifferencesPane(Appearance appearance) {
        canvas = new DifferenceCanvas(appearance);
        canvas.setPrefHeight(CHART_PIXELS);
        canvas.setMinHeight(CHART_PIXELS);
        frame = new ChartFrame(canvas, "layers");
        frame.setMaxHeight(HIGHEST_PIXELS);
        VBox.setVgrow(frame, Priority.ALWAYS);
        setMaxHeight(HIGHEST_PIXELS);
        frame.titleProperty().set(Messages.text("compare.differences"));
        for (LayerQuantity quantity : LayerQuantity.values()) {
            quantities.add(quantity, Messages.of(quantity));
        }
        runs.setId("compare-run-of-differences");
        runs.setAccessibleText(Messages.text("compare.differences.run"));
        runs.setConverter(new LabelConverter());
        runs.setOnAction(event -> showRun());
        quantities.chosenProperty().addListener((observable, before, now) -> showRun());
        frame.addTool(runs);
        frame.addTool(quantities);
        getChildren().add(frame);
    }

    void show(ComparisonView view) {
        shown = Optional.of(view);
        List<Integer> withLayers = IntStream.range(1, view.labels().size())
                .filter(run -> !view.layers().get(run).isEmpty())
                .boxed()
                .toList();
        Presence.set(this, !withLayers.isEmpty());
        runs.getItems().setAll(withLayers);
        Presence.set(runs, withLayers.size() > 1);
        if (!withLayers.isEmpty()) {
            runs.getSelectionModel().select(0);
            showRun();
        }
    }

    private void showRun() {
        Integer run = runs.getValue();
        if (run == null || shown.isEmpty() || run >= shown.get().labels().size()) {
            return;
        }
        ComparisonView view = shown.get();
        String label = Messages.text(
                "compare.differences.of", view.labels().get(run), view.labels().get(0));
        frame.subtitleProperty().set(label);
        canvas.show(label, view.layers().get(run), quantities.chosen(), run);
    }

    private final class LabelConverter extends StringConverter<Integer> {
        @Override
        public String toString(Integer run) {
            return run == null ? "" : shown.map(view -> view.labels().get(run)).orElse("");
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("runs are chosen, not typed");
        }
    }
}
