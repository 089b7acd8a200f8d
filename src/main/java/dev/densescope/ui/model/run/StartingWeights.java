package dev.densescope.ui.model.run;

import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.StartingPoint;
import java.nio.file.Path;

/**
 * The starting point of the next runs, which may be an opened file. Implemented by the form of the Run screen. FX thread
 * only.
 */
public interface StartingWeights {
    /** Sets weights as the starting point of the next runs. */
    void use(Path weights);

    /** Sets a checkpoint as the starting point of the next runs, with the settings that it contains. */
    void resume(SavedCheckpoint checkpoint);

    /** The starting point of the next run. */
    StartingPoint next();

    /** The seed of the next run. */
    long seed();

    /**
     * Call it when another design was opened: clears the weights set by {@link #use}, unless the user has changed them.
     */
    void forget();
}
