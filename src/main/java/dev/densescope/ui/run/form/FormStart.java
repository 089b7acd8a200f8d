package dev.densescope.ui.run.form;

import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.model.run.StartingWeights;
import java.nio.file.Path;

/**
 * Sets the starting point of the form to files opened elsewhere in the window. FX thread only.
 *
 * @param show shows the form
 */
public record FormStart(RunForm form, Runnable show) implements StartingWeights {
    @Override
    public void use(Path weights) {
        form.start().use(weights);
    }

    @Override
    public void resume(SavedCheckpoint checkpoint) {
        new CheckpointSettings(form, checkpoint).adopt();
        form.start().checkpoint().choose(checkpoint.file());
        form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        form.moreShownProperty().set(true);
        show.run();
    }

    @Override
    public StartingPoint next() {
        return form.start().start();
    }

    @Override
    public long seed() {
        return form.seedNow();
    }

    @Override
    public void forget() {
        form.start().forget();
    }
}
