package dev.densescope.ui;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import java.util.List;

/** A workspace for tests; everything happens at once on the caller's thread. */
public final class TestWorkspace {
    /** Three blocks that differ from each other. */
    public static final DenseNetSpec DESIGN = new DenseNetSpec(
            "Three blocks",
            InputSpec.square(16),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 4, 4), new DenseBlockSpec(3, 6, 4), new DenseBlockSpec(1, 8, 0)),
            0.5,
            0.0,
            10,
            4);

    public static final long MACHINE_BYTES = 8L << 30;

    private TestWorkspace() {}

    /** On a machine of 8 GiB. */
    public static Workspace of(DenseNetSpec design) {
        return new Workspace(
                new DesignDocument(design),
                new MachineText("cpu", "CPU", "no GPU was found", MACHINE_BYTES),
                KeptState.inMemory(),
                Runnable::run,
                Runnable::run);
    }
}
