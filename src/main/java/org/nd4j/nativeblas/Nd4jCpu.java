package org.nd4j.nativeblas;

/**
 * Lets Deeplearning4j 1.0.0-M2.1 use its oneDNN helpers: it asks a class of this name whether it may, and ND4J of that
 * release has moved the class to another package, so that the helpers would never be used.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** What Deeplearning4j looks up by name. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Yes: the native jar on the class path is the one with oneDNN. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
