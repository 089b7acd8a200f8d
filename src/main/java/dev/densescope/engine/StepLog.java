package dev.densescope.engine;

import dev.densescope.memory.Recorder;

/** Tells observer and recorder of a step's operations as the device runs them. Confined to the run thread. */
interface StepLog extends AutoCloseable {
    void stepStarted(Recorder recorder);

    /** An operation is about to be given to the device. */
    void submitting(int operation);

    /** An operation was given to the device. */
    void submitted(int operation);

    /** All operations were given: waits until they have ended. */
    void awaitStep();

    /** The step is given up. */
    void abandoned();

    /** Whether an operation has ended when it was given. */
    boolean isSynchronous();

    @Override
    void close();
}
