package dev.densescope.ui.run.model;

import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.framework.Framework;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.baseline.BaselineRun;
import dev.densescope.session.baseline.BaselineRunner;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionBaseline;
import dev.densescope.ui.run.active.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Starts and stops the baseline that trains after the runs. FX thread only, except for the tasks of the worker. */
public final class BaselineCourse {
    private final RunFiles files;
    private final Background background;
    private final RunHistory history;
    private final BaselineRunner runner = new BaselineRunner();
    private final ReadOnlyObjectWrapper<BaselineState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new BaselineState.None());
    private Optional<BaselineRun> active = Optional.empty();
    private AtomicBoolean stopped = new AtomicBoolean(); // cancels the start in progress; the worker polls it

    BaselineCourse(RunFiles files, Background background, RunHistory history) {
        this.files = files;
        this.background = background;
        this.history = history;
    }

    public ReadOnlyObjectProperty<BaselineState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    boolean isBusy() {
        return state.get().isBusy();
    }

    /** Forgets the last baseline, unless one is in progress. */
    void clear() {
        if (!isBusy()) {
            state.set(new BaselineState.None());
        }
    }

    /** Trains as a run with these settings has done. */
    void begin(RunSettings settings) {
        AtomicBoolean stop = new AtomicBoolean();
        stopped = stop;
        state.set(new BaselineState.Starting());
        background.begin(
                Messages.text("run.baseline.startFailed"),
                () -> startNow(settings, stop),
                failure -> state.set(new BaselineState.Refused(failure.sentence())));
    }

    /** Ends the baseline in progress, if there is one. */
    public void stop() {
        stopped.set(true);
        active.ifPresent(BaselineRun::cancel);
    }

    /** Ends the baseline in progress and waits until its run file is closed; none starts afterwards. Any thread. */
    public void close() {
        runner.close();
    }

    /** Updates the state of the baseline in progress. Called when drawing is due. */
    void pull() {
        active.ifPresent(run -> state.set(new BaselineState.Training(run.settings(), run.progress())));
    }

    private void startNow(RunSettings settings, AtomicBoolean stop) {
        try (RunFiles.Claimed claimed = files.claim(settings, Framework.DEEPLEARNING4J.id())) {
            Path target = claimed.file();
            BaselineRun run = runner.start(settings, Optional.of(target), false, stop::get);
            tellStarted(run, target);
        } catch (RunRefusedException refused) {
            background.fx().execute(() -> refused(stop.get() ? "" : refused.sentence()));
        } catch (IOException unwritable) {
            String reason = Messages.text(
                    "run.folderFailed", files.folder(), FileProblem.reason(unwritable), UserFolders.dataVariable());
            background.fx().execute(() -> refused(reason));
        }
    }

    /** Cancels the baseline if the FX thread cannot be told, since nobody would know it. */
    private void tellStarted(BaselineRun run, Path file) {
        try {
            background.fx().execute(() -> started(run, file));
        } catch (RuntimeException | Error failed) {
            run.cancel();
            throw failed;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the FX thread throws is told by its own handler
    private void started(BaselineRun run, Path file) {
        active = Optional.of(run);
        if (stopped.get()) {
            run.cancel();
        }
        pull();
        run.ended()
                .whenComplete((record, broken) ->
                        background.fx().execute(() -> ended(run, Optional.ofNullable(record), file)));
    }

    private void ended(BaselineRun run, Optional<BaselineRecord> record, Path file) {
        active = Optional.empty();
        if (record.isEmpty()) {
            refused(run.failure().map(failure -> failure.sentence()).orElse(""));
            return;
        }
        history.add(new SessionBaseline(record.get(), Optional.of(file)));
        state.set(new BaselineState.Ended(record.get()));
    }

    private void refused(String reason) {
        state.set(reason.isEmpty() ? new BaselineState.None() : new BaselineState.Refused(reason));
    }
}
