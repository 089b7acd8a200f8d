package dev.densescope.ui.run;

import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.memory.Category;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.chart.LayerBarChart;
import dev.densescope.ui.chart.Legend;
import dev.densescope.ui.chart.timeline.MemoryTimelineChart;
import dev.densescope.ui.chart.timeline.OverviewStrip;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.control.SidePanels;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.table.EventTable;
import dev.densescope.ui.run.table.LowerPane;
import dev.densescope.ui.run.table.RunListPane;
import dev.densescope.ui.run.table.TensorPane;
import dev.densescope.ui.theme.Appearance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left side of the Run screen: the memory timeline above; layers, steps, epochs or events below. */
final class RunCharts extends VBox {
    private static final double LOWER_PIXELS = 300;
    private static final double LEAST_PIXELS = 160;

    /** The timeline is the main chart, also in a low window. */
    private static final double LEAST_TIMELINE_PIXELS = 320;

    private final MemoryTimelineChart timeline;
    private final LayerBarChart bars;
    private final ChartFrame timelineFrame;
    private final Segments<TimelineAxis> axis;
    private final LowerPane lower;
    private Optional<Network> captioned = Optional.empty();
    private Map<String, String> captions = Map.of();

    /** @param files what can be done with run files */
    RunCharts(RunModel model, RunSnapshot first, Appearance appearance, RunListPane.Links files) {
        timeline = new MemoryTimelineChart(appearance, first.timeline());
        bars = new LayerBarChart(appearance);
        timeline.selectedLayerProperty().bindBidirectional(model.workspace().selectedLayerProperty());
        bars.selectedLayerProperty().bindBidirectional(model.workspace().selectedLayerProperty());
        axis = new Segments<>(TimelineAxis.TIME)
                .add(TimelineAxis.TIME, Messages.text("run.axis.time"))
                .add(TimelineAxis.OPERATION, Messages.text("run.axis.operations"))
                .add(TimelineAxis.LAYER, Messages.text("run.axis.layers"));
        timelineFrame = new ChartFrame(timeline, "memory-timeline");
        timelineFrame.addTool(axis);
        addLegend(timelineFrame, List.of(Category.values()), true);
        axis.chosenProperty()
                .addListener(
                        (observable, before, now) -> timeline.axisProperty().set(now));
        lower = lower(model, first, files);
        VBox upper = new VBox(timelineFrame, new OverviewStrip(appearance, timeline));
        upper.getStyleClass().add("run-timeline");
        upper.setMinHeight(LEAST_TIMELINE_PIXELS);
        lower.setMinHeight(LEAST_PIXELS);
        VBox.setVgrow(timelineFrame, Priority.ALWAYS);
        SidePanels parts = new SidePanels(
                        Orientation.VERTICAL, model.workspace().kept(), "run-charts")
                .main(upper)
                .side("lower", Messages.text("run.lower.height"), lower, LOWER_PIXELS);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getStyleClass().addAll("canvas-surface", "run-charts");
        getChildren().addAll(new ViewBar(model), parts);
        show(first, true);
    }

    private LowerPane lower(RunModel model, RunSnapshot first, RunListPane.Links files) {
        ChartFrame barFrame = new ChartFrame(bars, "feature-maps-per-layer");
        barFrame.subtitleProperty().set(Messages.text("run.layers.subtitle"));
        addLegend(barFrame, Category.FEATURE_MAPS, false);
        ObjectProperty<LayerPath> selectedLayer = model.workspace().selectedLayerProperty();
        ReadOnlyObjectProperty<OptionalInt> cursor =
                new HeldCursor(timeline, timeline.cursorOperationProperty()).operationProperty();
        LowerPane pane = new LowerPane(
                new LowerPane.Parts(
                        barFrame,
                        new TensorPane(selectedLayer, cursor),
                        new EventTable(selectedLayer),
                        new RunListPane(model.earlierRuns(), files),
                        model.charted()::chooseStep),
                first);
        cursor.addListener((observable, before, now) -> pane.cursorMoved());
        return pane;
    }

    private static void addLegend(ChartFrame frame, List<Category> categories, boolean recompute) {
        frame.addLegend(new Legend(categories, recompute));
    }

    /** The timeline, for the keyboard shortcuts of the screen. */
    MemoryTimelineChart timeline() {
        return timeline;
    }

    /** @param ready whether the settings of the next run are shown next to the charts */
    void show(RunSnapshot now, boolean ready) {
        timeline.show(now.timeline());
        bars.show(now.bars(), captions(now.outline().network()));
        timelineFrame.titleProperty().set(title(now));
        timelineFrame.subtitleProperty().set(timelineSubtitle(now, ready));
        axis.showChosen(timeline.shownAxis());
        lower.show(now);
    }

    private static String timelineSubtitle(RunSnapshot now, boolean ready) {
        if (now.isPreview()) {
            return ready ? Messages.text("run.timeline.empty") : Messages.text("run.timeline.starting");
        }
        if (now.shown().isEmpty()) {
            return Messages.text("run.timeline.unmeasured");
        }
        return ready ? Messages.text("run.timeline.lastRun", now.planName()) : Messages.text("run.timeline.subtitle");
    }

    private static String title(RunSnapshot now) {
        return now.shown()
                .map(step -> Messages.text("run.timeline.titleOfStep", step.step()))
                .orElseGet(() -> Messages.text("run.timeline.title"));
    }

    private Map<String, String> captions(Network network) {
        if (!captioned.equals(Optional.of(network))) {
            captioned = Optional.of(network);
            captions = captionsOf(network);
        }
        return captions;
    }

    private static Map<String, String> captionsOf(Network network) {
        Map<String, String> captions = new HashMap<>();
        captions.put("stem", Messages.text("design.stem"));
        captions.put("head", Messages.text("design.head"));
        for (DenseBlock block : network.blocks()) {
            captions.put(
                    "block" + block.number(),
                    Messages.text(
                            "run.layers.block",
                            block.number(),
                            block.layers().size(),
                            block.input().height(),
                            block.input().width()));
            captions.put("transition" + block.number(), Messages.text("design.transition.short", block.number()));
        }
        return captions;
    }
}
