package dev.densescope.ui.model;

import java.nio.file.Path;

/** Lets runs begin with the weights whose design was opened. The form of the Run screen implements it. FX thread only. */
public interface StartingWeights {
    /** The next runs begin with these weights. */
    void use(Path weights);

    /** Another design was opened: what {@link #use} set, and the user left so, holds no more. */
    void forget();
}
