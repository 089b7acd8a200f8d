package dev.densescope.engine;

import dev.densescope.memory.Recorder;

/** For devices whose kernels are finished when they return: what is noted is noted at once. */
final class PromptLog implements StepLog {
    private final StepObserver observer;
    private Recorder recorder;

    PromptLog(StepObserver observer, Recorder none) {
        this.observer = observer;
        recorder = none;
    }

    @Override
    public void stepStarts(Recorder stepRecorder) {
        recorder = stepRecorder;
    }

    @Override
    public void giving(int operation) {
        observer.starts(operation, recorder);
        recorder.operationStarted(operation);
    }

    @Override
    public void given(int operation) {
        recorder.operationFinished(operation);
        observer.finished(operation, recorder);
    }

    @Override
    public void stepEnds() {
        // everything has been noted
    }

    @Override
    public void abandoned() {
        observer.abandoned();
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
