package dev.densescope.engine;

import dev.densescope.device.OperationClock;
import dev.densescope.memory.Recorder;

/**
 * For asynchronous devices: records an operation after the device has finished it, with the time of the device's clock.
 */
final class AsynchronousLog implements StepLog {
    private final StepObserver observer;
    private final OperationClock clock;
    private Recorder recorder;
    private int submitted;
    private int noted;
    private long lastEnd;

    AsynchronousLog(StepObserver observer, Recorder none, OperationClock clock) {
        this.observer = observer;
        this.clock = clock;
        recorder = none;
    }

    @Override
    public void stepStarted(Recorder stepRecorder) {
        recorder = stepRecorder;
        submitted = 0;
        noted = 0;
        clock.stepStarted();
        lastEnd = clock.startNanoTime();
    }

    @Override
    public void submitting(int operation) {
        // recorded when the device has finished it
    }

    @Override
    public void submitted(int operation) {
        clock.operationSubmitted();
        submitted++;
        while (noted < submitted && clock.hasEnded(noted)) {
            noteNext();
        }
    }

    @Override
    public void awaitStep() {
        while (noted < submitted) {
            noteNext();
        }
    }

    @Override
    public void abandoned() {
        awaitStep();
        observer.abandoned();
    }

    @Override
    public boolean isSynchronous() {
        return false;
    }

    @Override
    public void close() {
        clock.close();
    }

    private void noteNext() {
        long end = clock.endNanoTime(noted);
        observer.starts(noted, recorder);
        recorder.operationStarted(noted, lastEnd);
        recorder.operationFinished(noted, end);
        observer.finished(noted, recorder);
        lastEnd = end;
        noted++;
    }
}
