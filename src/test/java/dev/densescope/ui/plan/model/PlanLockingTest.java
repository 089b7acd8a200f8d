package dev.densescope.ui.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.TestWorkspace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanLockingTest {
    private static final LayerPath LAYER = LayerPath.denseLayer(2, 2);
    private static final Recomputed WHOLE = Recomputed.of(LayerOutput.NORM1);

    private Target target = Target.processor(2);
    private int changes;
    private final PlanLocking locking =
            new PlanLocking(TestWorkspace.of(TestWorkspace.DESIGN), () -> target, () -> changes++);

    private Recomputed changed(LayerPath layer, LayerOutput output) {
        locking.change(layer, output);
        return locking.locksProperty().get().layers().get(layer);
    }

    private List<Recomputed> changedThrice(LayerPath layer, LayerOutput output) {
        return Stream.generate(() -> changed(layer, output)).limit(3).toList();
    }

    @Test
    void theFirstBatchNormIsKeptThenRecomputedThenRecomputedInChunks() {
        assertEquals(List.of(WHOLE, WHOLE.chunked(), Recomputed.NOTHING), changedThrice(LAYER, LayerOutput.NORM1));
        assertEquals(3, changes);
        changed(LAYER, LayerOutput.NORM1);
        changed(LAYER, LayerOutput.NORM1);
        Recomputed both = changed(LAYER, LayerOutput.CONVOLUTION1);
        assertEquals(Recomputed.of(LayerOutput.NORM1, LayerOutput.CONVOLUTION1).chunked(), both, "chunks stay");
    }

    @Test
    void whatHasNoChunksIsKeptOrRecomputed() {
        Recomputed second = Recomputed.of(LayerOutput.NORM2);
        assertEquals(List.of(second, Recomputed.NOTHING, second), changedThrice(LAYER, LayerOutput.NORM2));
        LayerPath narrow = LayerPath.denseLayer(3, 1); // without a 1x1 convolution
        assertEquals(List.of(WHOLE, Recomputed.NOTHING, WHOLE), changedThrice(narrow, LayerOutput.NORM1));
        target = Target.processor(2).withoutChunks();
        locking.unlock(LAYER);
        assertEquals(List.of(WHOLE, Recomputed.NOTHING, WHOLE), changedThrice(LAYER, LayerOutput.NORM1));
    }

    @Test
    void onADeviceWithoutChunksWhatIsLockedToThemIsRecomputedAsAWhole() {
        changed(LAYER, LayerOutput.NORM1);
        assertTrue(changed(LAYER, LayerOutput.NORM1).inChunks());
        locking.keepWhatFits();
        assertTrue(locking.locksProperty().get().layers().get(LAYER).inChunks());
        target = Target.nvidia(false);
        locking.keepWhatFits();
        assertEquals(WHOLE, locking.locksProperty().get().layers().get(LAYER));
    }
}
