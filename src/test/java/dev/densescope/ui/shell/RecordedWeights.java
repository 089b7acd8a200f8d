package dev.densescope.ui.shell;

import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.model.run.StartingWeights;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers what runs would begin with. */
public final class RecordedWeights implements StartingWeights {
    private Optional<Path> used = Optional.empty();

    private Optional<Path> resumed = Optional.empty();

    /** The checkpoint that runs would go on from. */
    public Optional<Path> resumed() {
        return resumed;
    }

    public Optional<Path> used() {
        return used;
    }

    @Override
    public void use(Path weights) {
        used = Optional.of(weights);
    }

    @Override
    public void resume(SavedCheckpoint checkpoint) {
        resumed = Optional.of(checkpoint.file());
    }

    @Override
    public StartingPoint next() {
        return used.<StartingPoint>map(StartingPoint.Weights::new).orElseGet(StartingPoint.Seed::new);
    }

    @Override
    public long seed() {
        return 1;
    }

    @Override
    public void forget() {
        used = Optional.empty();
    }
}
