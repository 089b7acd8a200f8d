package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.RunProgress.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunLifecycleTest {
    private static final Path CHECKPOINT = Path.of("checkpoint");

    private final RunLifecycle stage = new RunLifecycle();

    @Test
    void aRunThatGoesOnShowsWhatItDoes() {
        for (State state : State.values()) {
            assertEquals(state, stage.shown(state));
        }
    }

    @Test
    void aRunThatIsStoppedWithACheckpointFinishesItsStep() {
        assertTrue(stage.beginSteps());
        assertFalse(stage.stop(CHECKPOINT));
        assertEquals(State.FINISHING_STEP, stage.shown(State.STEPPING));
        assertEquals(State.CANCELLING, stage.shown(State.EVALUATING), "an evaluation is left");
        assertEquals(State.ENDED, stage.shown(State.ENDED));
    }

    @Test
    void aRunThatIsCancelledLeavesItsStepEvenAfterItWasStopped() {
        assertTrue(stage.beginSteps());
        stage.stop(CHECKPOINT);
        stage.cancel();
        assertEquals(State.CANCELLING, stage.shown(State.STEPPING));
        assertEquals(State.ENDED, stage.shown(State.ENDED));
    }
}
