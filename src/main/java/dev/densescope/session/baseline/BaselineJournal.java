package dev.densescope.session.baseline;

import dev.densescope.data.SkippedImages;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunProgress;
import dev.densescope.session.file.BaselineFile;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.measure.AppendedSteps;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records a baseline in memory and in its run file. Its thread writes; any thread may call {@link #progress}. */
final class BaselineJournal {
    private final Instant startedAt;
    private final Framework framework;
    private final RunSettings settings;
    private final EnvironmentInfo environment;
    private final Optional<BaselineFile> file;
    private final List<Text> notices;
    private final List<BaselineStep> steps = new ArrayList<>();
    private final AppendedSteps appended = new AppendedSteps();
    private volatile List<StepSummary> summaries = List.of();
    private volatile RunProgress.State state = RunProgress.State.PREPARING;
    private volatile String library;
    private volatile long startedNanos;
    private volatile long livePeakBytes;
    private volatile long processBytes;
    private volatile long processPeakBytes;

    /** @param notices known before the first step */
    BaselineJournal(BaselineRecord empty, Optional<BaselineFile> file) {
        startedAt = empty.startedAt();
        framework = empty.framework();
        settings = empty.settings();
        environment = empty.environment();
        library = empty.library();
        notices = empty.notices();
        this.file = file;
    }

    RunSettings settings() {
        return settings;
    }

    Framework framework() {
        return framework;
    }

    /** The network is there. */
    void ready(String newLibrary) {
        library = newLibrary;
        startedNanos = System.nanoTime();
        state = RunProgress.State.STEPPING;
    }

    /** Bytes that the framework counts during a step. */
    void live(long bytes) {
        livePeakBytes = Math.max(livePeakBytes, bytes);
    }

    /** @throws RunFileException if the run file can no longer be written */
    void stepFinished(BaselineStep step, long newProcessPeakBytes) {
        steps.add(step);
        summaries = appended.append(step.summary());
        live(step.livePeakBytes());
        processBytes = step.processBytes();
        processPeakBytes = newProcessPeakBytes;
        file.ifPresent(open -> open.stepFinished(step));
    }

    int finishedSteps() {
        return summaries.size();
    }

    RunProgress progress(boolean cancelling) {
        RunProgress.State shown = cancelling && state != RunProgress.State.ENDED ? RunProgress.State.CANCELLING : state;
        return new RunProgress(
                shown,
                summaries,
                List.of(),
                SkippedImages.NONE,
                notices,
                Optional.empty(),
                Optional.empty(),
                0,
                livePeakBytes,
                processBytes,
                startedNanos == 0 ? 0 : System.nanoTime() - startedNanos);
    }

    /** Writes the outcome and closes the run file. */
    BaselineRecord end(RunOutcome outcome) {
        state = RunProgress.State.ENDED;
        BaselineRecord record = record(outcome);
        if (file.isEmpty()) {
            return record;
        }
        try (BaselineFile open = file.get()) {
            open.finish(record);
            return record;
        } catch (RunFileException unwritten) {
            return outcome instanceof RunOutcome.Failed ? record : record(new RunOutcome.Failed(unwritten.told()));
        }
    }

    private BaselineRecord record(RunOutcome outcome) {
        return new BaselineRecord(
                startedAt, framework, library, settings, environment, steps, processPeakBytes, outcome, notices);
    }
}
