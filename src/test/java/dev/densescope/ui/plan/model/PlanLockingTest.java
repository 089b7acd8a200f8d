package dev.densescope.ui.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.Workspace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanLockingTest {
    private static final LayerPath LAYER = LayerPath.denseLayer(2, 2);
    private static final Recomputed WHOLE = Recomputed.of(LayerOutput.NORM1);

    private Target target = Target.processor(2);
    private int changes;
    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final PlanLocking locking = new PlanLocking(workspace, () -> target, () -> changes++);

    private Recomputed changed(LayerPath layer, LayerOutput output) {
        locking.change(layer, output);
        return locking.locksProperty().getValue().layers().get(layer);
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
        assertTrue(locking.locksProperty().getValue().layers().get(LAYER).inChunks());
        target = Target.nvidia(false);
        locking.keepWhatFits();
        assertEquals(WHOLE, locking.locksProperty().getValue().layers().get(LAYER));
    }

    @Test
    void eachChangeIsAnUndoStepWithAName() {
        DesignDocument document = workspace.document();
        changed(LAYER, LayerOutput.NORM1);
        assertEquals(
                "decision for Block 2, layer 2", document.undoNameProperty().get());
        locking.unlock(LAYER);
        document.undo();
        assertEquals(
                "Undone: removing the lock of Block 2, layer 2.",
                document.lastMoveProperty().get());
        assertTrue(locking.isLocked(LAYER));
        document.undo();
        assertFalse(locking.isLocked(LAYER));
        assertEquals(4, changes, "each starts a search");
        document.redo();
        assertEquals(WHOLE, locking.locksProperty().getValue().layers().get(LAYER));
        locking.unlockAll();
        assertEquals("removing all locks", document.undoNameProperty().get());
        assertEquals("", document.redoNameProperty().get());
    }

    @Test
    void undoingLocksAndEditsOfTheDesignReturnsTheLocksOfEachNetwork() {
        DesignDocument document = workspace.document();
        locking.toggleLock(LAYER);
        document.edit("growth", design -> design.withBatch(design.batch() + 1));
        assertTrue(locking.isLocked(LAYER), "the batch changes no layer");
        document.edit(
                "other", design -> Presets.find("densenet-40-12").orElseThrow().withName(design.name()));
        assertFalse(locking.isLocked(LAYER));
        LayerPath other = LayerPath.denseLayer(1, 1);
        locking.toggleLock(other);
        document.undo();
        document.undo();
        assertTrue(locking.isLocked(LAYER));
        assertFalse(locking.isLocked(other));
        document.undo();
        document.undo();
        assertTrue(locking.locksProperty().getValue().layers().isEmpty());
        for (int i = 0; i < 4; i++) {
            document.redo();
        }
        assertTrue(locking.isLocked(other));
        assertFalse(locking.isLocked(LAYER));
    }
}
