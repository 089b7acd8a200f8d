package dev.densescope.engine;

import dev.densescope.memory.Recorder;

/** For synchronous devices: records operations immediately. */
final class SynchronousLog implements StepLog {
    private final StepObserver observer;
    private Recorder recorder;

    SynchronousLog(StepObserver observer, Recorder none) {
        this.observer = observer;
        recorder = none;
    }

    @Override
    public void stepStarted(Recorder stepRecorder) {
        recorder = stepRecorder;
    }

    @Override
    public void submitting(int operation) {
        observer.starts(operation, recorder);
        recorder.operationStarted(operation);
    }

    @Override
    public void submitted(int operation) {
        recorder.operationFinished(operation);
        observer.finished(operation, recorder);
    }

    @Override
    public void awaitStep() {
        // everything has been recorded
    }

    @Override
    public void abandoned() {
        observer.abandoned();
    }

    @Override
    public boolean isSynchronous() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
