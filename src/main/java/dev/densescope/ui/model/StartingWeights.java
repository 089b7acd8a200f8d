package dev.densescope.ui.model;

import dev.densescope.session.imports.SavedCheckpoint;
import java.nio.file.Path;

/**
 * Sets the starting point of the next runs to an opened file. Implemented by the form of the Run screen. FX thread
 * only.
 */
public interface StartingWeights {
    /** Sets weights as the starting point of the next runs. */
    void use(Path weights);

    /** Sets a checkpoint as the starting point of the next runs, with the settings that it contains. */
    void resume(SavedCheckpoint checkpoint);

    /**
     * Call it when another design was opened: clears the weights set by {@link #use}, unless the user has changed them.
     */
    void forget();
}
