package dev.densescope.ui.model.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import org.junit.jupiter.api.Test;

/** Predictions that were begun before the window. */
class StartPredictionsTest {
    private static final DenseNetSpec BEGUN = Presets.find("densenet-bc-40-12").orElseThrow();
    private static final Target HERE = Target.processor(Runtime.getRuntime().availableProcessors());

    @Test
    void areThoseOfTheirDesign() {
        StartPredictions.begin(BEGUN);

        assertEquals(BEGUN, of(BEGUN, HERE).network().spec());
    }

    @Test
    void areNotTakenForAnotherDesignOrDevice() {
        DenseNetSpec other = BEGUN.withBatch(2 * BEGUN.batch());
        StartPredictions.begin(BEGUN);

        assertEquals(other, of(other, HERE).network().spec());

        StartPredictions.begin(BEGUN);
        Predictions ofGpu = of(BEGUN, Target.nvidia(false));

        StartPredictions.begin(BEGUN);
        Predictions here = of(BEGUN, HERE);
        assertEquals(false, here.byPlan().equals(ofGpu.byPlan()));
    }

    private static Predictions of(DenseNetSpec spec, Target target) {
        return StartPredictions.of(spec, Strategies.all(Strategies.recommended().scope()), target);
    }
}
