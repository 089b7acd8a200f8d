package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/**
 * Updates predictions when the design changes, without blocking the FX thread. Designs that were replaced before the
 * worker could process them are skipped. A result is shown even if the design has changed meanwhile, since it is newer
 * than what is shown: while a slider is dragged without a pause, the window follows.
 *
 * <p>The FX thread writes {@link #wanted}; the worker takes it, so one design is computed at most once.
 */
final class PredictionFeed {
    private record Wanted(DenseNetSpec spec, List<StoragePlan> plans, Target target) {}

    private final Executor worker;
    private final Executor fx;
    private final Consumer<Predictions> target;
    private final AtomicReference<Wanted> wanted = new AtomicReference<>();

    PredictionFeed(Executor worker, Executor fx, Consumer<Predictions> target) {
        this.worker = worker;
        this.fx = fx;
        this.target = target;
    }

    /** @param device the device for the predictions */
    void follow(
            ObservableValue<DenseNetSpec> spec,
            ObservableValue<List<StoragePlan>> plans,
            ObservableValue<DeviceChoice> device) {
        Runnable again = () -> want(
                new Wanted(spec.getValue(), plans.getValue(), device.getValue().target()));
        spec.addListener((observable, before, now) -> again.run());
        plans.addListener((observable, before, now) -> again.run());
        device.addListener((observable, before, now) -> again.run());
    }

    private void want(Wanted now) {
        wanted.set(now);
        worker.execute(this::computeNewest);
    }

    private void computeNewest() {
        Wanted now = wanted.getAndSet(null);
        if (now == null) {
            return;
        }
        Predictions predictions = Predictions.of(Network.of(now.spec()), now.plans(), now.target());
        fx.execute(() -> target.accept(predictions));
    }
}
