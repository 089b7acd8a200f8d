package dev.densescope.ui.shell;

import dev.densescope.ui.model.StartingWeights;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers what runs would begin with. */
public final class RecordedWeights implements StartingWeights {
    private Optional<Path> used = Optional.empty();

    public Optional<Path> used() {
        return used;
    }

    @Override
    public void use(Path weights) {
        used = Optional.of(weights);
    }

    @Override
    public void forget() {
        used = Optional.empty();
    }
}
