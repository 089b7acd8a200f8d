package dev.densescope.engine;

import dev.densescope.memory.Recorder;

/** Passes the start and end of a step's operations to observer and recorder. Run thread only. */
interface StepLog extends AutoCloseable {
    void stepStarted(Recorder recorder);

    /** Call it before an operation is submitted. */
    void submitting(int operation);

    /** Call it after an operation has been submitted. */
    void submitted(int operation);

    /** Waits until all submitted operations have finished. */
    void awaitStep();

    /** Call it if the step is abandoned. */
    void abandoned();

    /** Whether a submitted operation is already finished. */
    boolean isSynchronous();

    @Override
    void close();
}
