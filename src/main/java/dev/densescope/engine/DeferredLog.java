package dev.densescope.engine;

import dev.densescope.device.OperationClock;
import dev.densescope.memory.Recorder;

/** For devices that work behind the calls: what is noted is noted when the device has got there, by its own clock. */
final class DeferredLog implements StepLog {
    private final StepObserver observer;
    private final OperationClock clock;
    private Recorder recorder;
    private int given;
    private int noted;
    private long lastEnd;

    DeferredLog(StepObserver observer, Recorder none, OperationClock clock) {
        this.observer = observer;
        this.clock = clock;
        recorder = none;
    }

    @Override
    public void stepStarts(Recorder stepRecorder) {
        recorder = stepRecorder;
        given = 0;
        noted = 0;
        clock.stepStarts();
        lastEnd = clock.startNanoTime();
    }

    @Override
    public void giving(int operation) {
        // the device is not there yet
    }

    @Override
    public void given(int operation) {
        clock.operationGiven();
        given++;
        while (noted < given && clock.hasEnded(noted)) {
            noteNext();
        }
    }

    @Override
    public void stepEnds() {
        while (noted < given) {
            noteNext();
        }
    }

    @Override
    public void abandoned() {
        stepEnds();
        observer.abandoned();
    }

    @Override
    public boolean isPrompt() {
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
