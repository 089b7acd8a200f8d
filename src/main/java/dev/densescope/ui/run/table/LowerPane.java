package dev.densescope.ui.run.table;

import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartFrame;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * The lower half of the charts: the layer chart, or tables of live tensors, events, steps, epochs and runs, behind tabs
 * that are always at the same place. Only the visible part is updated.
 */
public final class LowerPane extends StackPane {
    private enum View {
        LAYERS,
        TENSORS,
        EVENTS,
        STEPS,
        EPOCHS,
        RUNS
    }

    /**
     * The parts that other classes create.
     *
     * @param layers the layer chart, which its owner updates
     * @param chooseStep shows a step in the charts
     */
    public record Parts(
            ChartFrame layers, TensorPane tensors, EventTable events, RunListPane runs, IntConsumer chooseStep) {}

    private final Parts parts;
    private final StepTable steps;
    private final EpochTable epochs = new EpochTable();
    private final TablePane eventPane;
    private final TablePane stepPane;
    private final TablePane epochPane;
    private final Segments<View> view = new Segments<>(View.LAYERS)
            .add(View.LAYERS, Messages.text("run.lower.layers"))
            .add(View.TENSORS, Messages.text("run.lower.tensors"))
            .add(View.EVENTS, Messages.text("run.lower.events"))
            .add(View.STEPS, Messages.text("run.lower.steps"))
            .add(View.EPOCHS, Messages.text("run.lower.epochs"))
            .add(View.RUNS, Messages.text("run.lower.runs"));
    private RunSnapshot shown;

    /** @param first the first snapshot */
    public LowerPane(Parts parts, RunSnapshot first) {
        this.parts = parts;
        shown = first;
        view.setId("run-lower");
        steps = new StepTable(parts.chooseStep());
        eventPane = new TablePane(
                Messages.text("run.events.subtitle"), parts.events().node());
        stepPane = new TablePane(Messages.text("run.steps.subtitle"), steps.node());
        epochPane = new TablePane(Messages.text("run.epochs.subtitle"), epochs.node());
        epochPane.subtitle().setId("run-epochs-subtitle");
        getChildren().addAll(parts.tensors(), eventPane, stepPane, epochPane, parts.runs(), parts.layers());
        view.chosenProperty().addListener((observable, before, now) -> arrange());
        arrange();
    }

    /** The cursor of the timeline has moved. */
    public void cursorMoved() {
        if (view.chosen() == View.TENSORS) {
            parts.tensors().cursorMoved();
        }
    }

    /** Updates the visible part. */
    public void show(RunSnapshot now) {
        shown = now;
        switch (view.chosen()) {
            case LAYERS, RUNS -> {
                // the chart is kept up to date by its owner, whose selection it shares; the list by its model
            }
            case TENSORS -> parts.tensors().show(now);
            case EVENTS -> parts.events().show(now.timeline().timed().or(now::shown));
            case STEPS -> steps.show(now.log().steps());
            case EPOCHS -> {
                epochs.show(now.log().epochs());
                epochPane.say(EpochTable.subtitle(now));
            }
        }
    }

    private void arrange() {
        View now = view.chosen();
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        parts.layers().setVisible(now == View.LAYERS);
        parts.tensors().setVisible(now == View.TENSORS);
        eventPane.setVisible(now == View.EVENTS);
        stepPane.setVisible(now == View.STEPS);
        epochPane.setVisible(now == View.EPOCHS);
        parts.runs().setVisible(now == View.RUNS);
        switch (now) {
            case LAYERS -> parts.layers().lead(view);
            case TENSORS -> parts.tensors().lead(view);
            case EVENTS -> eventPane.lead(view);
            case STEPS -> stepPane.lead(view);
            case EPOCHS -> epochPane.lead(view);
            case RUNS -> parts.runs().lead(view);
        }
        if (focused != null && view.getChildren().contains(focused)) {
            focused.requestFocus(); // it has lost it on its way to the other pane
        }
        show(shown);
    }
}
