package dev.densescope.ui.model.prediction;

import dev.densescope.failure.Failure;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;

/**
 * Updates predictions when the design changes, without blocking the FX thread, in two stages: first the selected plan,
 * then the other plans and the frameworks. Designs that were replaced before the worker could process them are skipped,
 * and a newer design ends the second stage of an older one, but not forever: while a slider is dragged without a pause,
 * the second stage is completed every {@link #PATIENCE_NANOS}. A result is shown even if the design has changed
 * meanwhile, since it is newer than what is shown, so the window follows.
 *
 * <p>The FX thread writes {@link #newest} and {@link #wanted}; the worker takes the latter, so one design is computed at most once.
 */
public final class PredictionFeed {
    /** How long other plans may stay pending while designs follow one another. */
    private static final long PATIENCE_NANOS = 250_000_000;

    private record Wanted(DenseNetSpec spec, List<StoragePlan> plans, StoragePlan selected, Target target) {}

    private final Background background;
    private final Consumer<Predictions> target;
    private final Consumer<Failure> failed;
    private final LongSupplier nanoTime;
    private final AtomicReference<Wanted> wanted = new AtomicReference<>();
    private final AtomicReference<Wanted> newest = new AtomicReference<>();

    /** When the last second stage was completed, or none was pending; worker only. */
    private long completeAt;

    /** Whether the second stage of the newest design was ended; worker only. */
    private boolean pending;

    /**
     * Predicts in the background, and hands the predictions to {@code target} on the FX thread.
     *
     * @param failed gets what prevented a prediction
     */
    public PredictionFeed(Background background, Consumer<Predictions> target, Consumer<Failure> failed) {
        this(background, target, failed, System::nanoTime);
    }

    PredictionFeed(
            Background background, Consumer<Predictions> target, Consumer<Failure> failed, LongSupplier nanoTime) {
        this.background = background;
        this.target = target;
        this.failed = failed;
        this.nanoTime = nanoTime;
    }

    /**
     * @param selected the plan that is predicted first; another selection while it is pending predicts that one first
     * @param device the device for the predictions
     * @param shown the latest predictions
     */
    public void follow(
            ObservableValue<DenseNetSpec> spec,
            ObservableValue<List<StoragePlan>> plans,
            ObservableValue<StoragePlan> selected,
            ObservableValue<DeviceChoice> device,
            ObservableValue<Predictions> shown) {
        Runnable again = () -> want(new Wanted(
                spec.getValue(),
                plans.getValue(),
                selected.getValue(),
                device.getValue().target()));
        spec.addListener((observable, before, now) -> again.run());
        plans.addListener((observable, before, now) -> again.run());
        selected.addListener((observable, before, now) -> {
            if (shown.getValue().isPending(now)) {
                again.run();
            }
        });
        device.addListener((observable, before, now) -> again.run());
    }

    private void want(Wanted now) {
        newest.set(now);
        wanted.set(now);
        background.begin(Messages.text("prediction.failed"), this::computeNewest, failed);
    }

    private void computeNewest() {
        Wanted now = wanted.getAndSet(null);
        if (now == null) {
            return;
        }
        if (!pending) {
            completeAt = nanoTime.getAsLong();
            pending = true;
        }
        List<StoragePlan> plans = now.plans();
        StoragePlan first = plans.contains(now.selected()) ? now.selected() : plans.get(0);
        Predictions ofFirst = Predictions.first(Network.of(now.spec()), plans, first, now.target());
        background.fx().execute(() -> target.accept(ofFirst));
        ofFirst.complete(now.target(), () -> isReplaced(now)).ifPresent(all -> {
            pending = false;
            background.fx().execute(() -> target.accept(all));
        });
    }

    /** Whether a newer design should be computed instead of the rest of this one. */
    private boolean isReplaced(Wanted computed) {
        return !newest.compareAndSet(computed, computed) && nanoTime.getAsLong() - completeAt < PATIENCE_NANOS;
    }
}
