package dev.densescope.ui.model;

import dev.densescope.session.imports.SavedCheckpoint;
import java.nio.file.Path;

/** Lets runs begin with the file whose design was opened. The form of the Run screen implements it. FX thread only. */
public interface StartingWeights {
    /** The next runs begin with these weights. */
    void use(Path weights);

    /** The next runs go on with the training of this checkpoint, by its settings as far as it says them. */
    void resume(SavedCheckpoint checkpoint);

    /** Another design was opened: what {@link #use} set, and the user left so, holds no more. */
    void forget();
}
