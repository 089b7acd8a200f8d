package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Runner;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.run.active.RunFiles;
import dev.densescope.ui.run.form.RunForm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A Run screen's model over a runner that the test drives; everything happens at once on the caller's thread. */
public final class TestRuns {
    public static final DenseNetSpec SMALL = new DenseNetSpec(
            "Small",
            InputSpec.square(8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(3, 4, 4), new DenseBlockSpec(2, 4, 4)),
            0.5,
            0.0,
            10,
            2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-04T05:06:07Z"), ZoneOffset.UTC);

    public final ReplayRunner runner = new ReplayRunner();
    public final RunHistory history = new RunHistory();
    public final RunForm form = new RunForm(List.of("cpu", "nd4j"), 2);
    public final Workspace workspace;
    public final RunModel model;

    /** @param folder where run files would be */
    public TestRuns(Path folder) {
        this(folder, Optional.empty(), Runnable::run);
    }

    /** With real runs, which end on another thread. */
    TestRuns(Path folder, Runner real, Executor fx) {
        this(folder, Optional.of(real), fx);
    }

    private TestRuns(Path folder, Optional<Runner> real, Executor fx) {
        Executor atOnce = Runnable::run;
        workspace = new Workspace(
                new DesignDocument(SMALL),
                new MachineText("cpu", "CPU", "no GPU", 8L << 30),
                KeptState.inMemory(),
                atOnce,
                atOnce);
        form.length().steps().textProperty().set("2");
        form.length().warmupSteps().textProperty().set("1");
        model = new RunModel(workspace, history, form, real.orElse(runner), new RunFiles(folder, CLOCK), atOnce, fx);
        model.open();
    }

    /** Runs all strategies to their end. */
    public void runAll() {
        model.startAll();
        for (int i = 0; i < Strategy.values().length; i++) {
            runner.complete();
        }
    }
}
