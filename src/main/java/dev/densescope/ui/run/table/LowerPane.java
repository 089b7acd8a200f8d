package dev.densescope.ui.run.table;

import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import javafx.scene.layout.StackPane;

/**
 * The lower half of the charts: the layer chart, or tables of steps, epochs and events. Only the visible part is
 * updated.
 */
public final class LowerPane extends StackPane {
    private enum View {
        LAYERS,
        EVENTS,
        STEPS,
        EPOCHS
    }

    private final ChartFrame layers;
    private final EventTable events;
    private final StepTable steps = new StepTable();
    private final EpochTable epochs = new EpochTable();
    private final TablePane eventPane;
    private final TablePane stepPane;
    private final TablePane epochPane;
    private final Segments<View> view = new Segments<>(View.LAYERS)
            .add(View.LAYERS, Messages.text("run.lower.layers"))
            .add(View.EVENTS, Messages.text("run.lower.events"))
            .add(View.STEPS, Messages.text("run.lower.steps"))
            .add(View.EPOCHS, Messages.text("run.lower.epochs"));
    private RunSnapshot shown;

    /**
     * @param layers the layer chart, which its owner updates
     * @param first the first snapshot
     */
    public LowerPane(ChartFrame layers, EventTable events, RunSnapshot first) {
        this.layers = layers;
        this.events = events;
        shown = first;
        view.setId("run-lower");
        eventPane = new TablePane(Messages.text("run.events"), Messages.text("run.events.subtitle"), events.node());
        stepPane = new TablePane(Messages.text("run.steps"), Messages.text("run.steps.subtitle"), steps.node());
        epochPane = new TablePane(Messages.text("run.epochs"), Messages.text("run.epochs.subtitle"), epochs.node());
        epochPane.subtitle().setId("run-epochs-subtitle");
        getChildren().addAll(eventPane, stepPane, epochPane, layers);
        view.chosenProperty().addListener((observable, before, now) -> arrange());
        arrange();
    }

    /** Updates the visible part. */
    public void show(RunSnapshot now) {
        shown = now;
        switch (view.chosen()) {
            case LAYERS -> {
                // the chart is kept up to date by its owner, whose selection it shares
            }
            case EVENTS -> events.show(now.timeline().timed().or(now::shown));
            case STEPS -> steps.show(now.log().steps());
            case EPOCHS -> {
                epochs.show(now.log().epochs());
                epochPane.subtitle().setText(EpochTable.subtitle(now));
            }
        }
    }

    private void arrange() {
        View now = view.chosen();
        layers.setVisible(now == View.LAYERS);
        eventPane.setVisible(now == View.EVENTS);
        stepPane.setVisible(now == View.STEPS);
        epochPane.setVisible(now == View.EPOCHS);
        switch (now) {
            case LAYERS -> layers.addTool(view);
            case EVENTS -> eventPane.addTool(view);
            case STEPS -> stepPane.addTool(view);
            case EPOCHS -> epochPane.addTool(view);
        }
        show(shown);
    }
}
