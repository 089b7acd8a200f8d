package dev.densescope.weights.dl4j;

import java.io.Serializable;

/** A class that files name. Once something loads it and uses it, the system says so. */
final class LoadedClass implements Serializable {
    /** A system property that is set when the class is initialised. */
    static final String WAS_INITIALISED = "densescope.test.loadedClass";

    private static final long serialVersionUID = 1L;

    static {
        System.setProperty(WAS_INITIALISED, "true");
    }
}
