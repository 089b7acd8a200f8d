package dev.densescope.ui.model.prediction;

import dev.densescope.device.DeviceKind;
import dev.densescope.failure.Threads;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The predictions of the first design in the window. They are computed while JavaFX starts, because cold code needs
 * about 0.4 s for them. Any thread may call it.
 */
public final class StartPredictions {
    private static final AtomicReference<StartPredictions> BEGUN = new AtomicReference<>();

    private final DenseNetSpec spec;
    private final List<StoragePlan> plans;
    private final Target target;
    private final CompletableFuture<Predictions> computed = new CompletableFuture<>();

    private StartPredictions(DenseNetSpec spec, List<StoragePlan> plans, Target target) {
        this.spec = spec;
        this.plans = plans;
        this.target = target;
    }

    /** Begins to predict all strategies for a design on the processor, on a thread of its own. */
    public static void begin(DenseNetSpec spec) {
        DeviceChoice processor =
                new DeviceChoice(DeviceKind.PROCESSOR.id(), Runtime.getRuntime().availableProcessors());
        StartPredictions begun = new StartPredictions(
                spec, Strategies.all(Strategies.recommended().scope()), processor.target());
        BEGUN.set(begun);
        Threads.daemon("first predictions", begun::compute).start();
    }

    /** The predictions that were begun for the same design, plans and device, or new ones. */
    public static Predictions of(DenseNetSpec spec, List<StoragePlan> plans, Target target) {
        StartPredictions begun = BEGUN.getAndSet(null);
        if (begun != null && begun.spec.equals(spec) && begun.plans.equals(plans) && begun.target.equals(target)) {
            try {
                return begun.computed.join();
            } catch (CompletionException failed) {
                return new StartPredictions(spec, plans, target).predict(); // it fails here, where failures are handled
            }
        }
        return new StartPredictions(spec, plans, target).predict();
    }

    private void compute() {
        try {
            computed.complete(predict());
        } catch (RuntimeException | Error failed) {
            computed.completeExceptionally(failed);
        }
    }

    private Predictions predict() {
        return Predictions.of(Network.of(spec), plans, target);
    }
}
