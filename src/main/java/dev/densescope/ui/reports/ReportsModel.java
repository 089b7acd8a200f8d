package dev.densescope.ui.reports;

import dev.densescope.failure.Failure;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Problem;
import dev.densescope.ui.export.ReportExports;
import dev.densescope.ui.model.run.CurrentReading;
import dev.densescope.ui.model.run.RunFileReading;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionBaseline;
import dev.densescope.ui.model.run.SessionRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The view model of the Reports screen. FX thread only, except for the tasks of the worker. */
public final class ReportsModel {
    private final RunHistory history;
    private final ReportDialogs dialogs;
    private final ReportExports exports;
    private final Notices notices;
    private final Clock clock;
    private final Background background;
    private final Executor fx;
    private final ObservableList<SessionRun> included = FXCollections.observableArrayList();
    /** A single view for all listeners: a view without a strong reference would be collected with its listeners. */
    private final ObservableList<SessionRun> includedView = FXCollections.unmodifiableObservableList(included);

    private final ReadOnlyObjectWrapper<Optional<ReportPreview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final LatestWork previews;
    private final CurrentReading reading;
    private boolean inSight;

    /**
     * @param exports exports the report
     * @param worker runs long tasks in sequence
     * @param fx the JavaFX thread
     */
    public ReportsModel(
            RunHistory history,
            ReportDialogs dialogs,
            ReportExports exports,
            Notices notices,
            Clock clock,
            Executor worker,
            Executor fx) {
        this.history = history;
        this.dialogs = dialogs;
        this.exports = exports;
        this.notices = notices;
        this.clock = clock;
        background = new Background(worker, fx);
        previews = new LatestWork(background);
        this.fx = fx;
        reading = new CurrentReading(fx);
        history.latestProperty().addListener((observable, before, now) -> now.ifPresent(this::include));
        history.baselines().addListener((ListChangeListener<SessionBaseline>) change -> choose(List.copyOf(included)));
    }

    /** The worker of the screen. */
    Background background() {
        return background;
    }

    /** All runs, oldest first. Unmodifiable. */
    public ObservableList<SessionRun> runs() {
        return history.runs();
    }

    /** The runs in the report, in order. Unmodifiable. */
    public ObservableList<SessionRun> included() {
        return includedView;
    }

    /** The preview of the report; empty if it has no runs. */
    public ReadOnlyObjectProperty<Optional<ReportPreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Sets whether the screen is shown; failures while it is hidden are shown as notices. */
    public void setInSight(boolean shown) {
        inSight = shown;
    }

    /** The last failure while the screen was shown; empty after the next success. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Forgets the last failure. */
    public void closeProblem() {
        problem.set(Optional.empty());
    }

    /** Whether a file is being read. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The progress of the run file that is being read; empty if there is none. */
    ReadOnlyObjectProperty<Optional<RunFileReading.Progress>> readingProperty() {
        return reading.progressProperty();
    }

    /** Adds a run to the report, or removes it. */
    public void setIncluded(SessionRun run, boolean wanted) {
        if (wanted == included.contains(run)) {
            return;
        }
        List<SessionRun> chosen = new ArrayList<>(included);
        if (wanted) {
            chosen.add(run);
        } else {
            chosen.remove(run);
        }
        choose(chosen);
    }

    /** Shows the dialog for a run file, and opens the file. */
    public void openRunFile() {
        dialogs.runFile().ifPresent(this::openRunFile);
    }

    /** Opens a run file, and cancels the reading of another one. */
    public void openRunFile(Path file) {
        RunFileReading now = reading.begin(file);
        busy.set(true);
        background.begin(
                Messages.text("reports.openFailed", String.valueOf(file.getFileName())),
                () -> read(file, now),
                failure -> {
                    readingEnded(now);
                    failed(failure);
                });
    }

    /** Cancels the reading of a run file, if there is one. */
    void cancelReading() {
        reading.cancel();
    }

    private void read(Path file, RunFileReading now) {
        try {
            RecordedRun recorded = RunFileReader.readAny(file, now);
            fx.execute(() -> {
                readingEnded(now);
                opened(recorded, file);
            });
        } catch (RunFileException e) {
            fx.execute(() -> {
                readingEnded(now);
                failed(Problem.of(e.sentence(), e));
            });
        } catch (CancellationException cancelled) {
            fx.execute(() -> readingEnded(now));
        }
    }

    /** Resets the progress, unless another file is already being read. */
    private void readingEnded(RunFileReading ended) {
        if (reading.end(ended)) {
            busy.set(false);
        }
    }

    /** Exports the report, if there is one. */
    public void export(ReportFormat format) {
        preview.get().ifPresent(shown -> exports.export(shown.report(), format));
    }

    private void opened(RecordedRun recorded, Path file) {
        busy.set(false);
        problem.set(Optional.empty());
        if (recorded instanceof RunRecord record) {
            history.opened(new SessionRun(record, Optional.of(file)));
        } else if (recorded instanceof BaselineRecord baseline) {
            opened(new SessionBaseline(baseline, Optional.of(file)));
        }
    }

    /** A baseline is shown next to the runs whose training it is. */
    private void opened(SessionBaseline baseline) {
        history.add(baseline);
        if (included.stream().noneMatch(run -> baseline.trainsLike(run.record()))) {
            String label = baseline.record().label();
            failed(new Problem(Messages.text("reports.baselineAlone", label), ""));
        }
    }

    private void failed(Failure unforeseen) {
        failed(new Problem(unforeseen.sentence(), unforeseen.details()), () -> notices.failed(unforeseen));
    }

    private void failed(Problem now) {
        failed(now, () -> notices.failed(now.sentence()));
    }

    /** Shows a failure on the screen or, if the screen is hidden, as a notice. */
    private void failed(Problem now, Runnable notice) {
        busy.set(false);
        if (inSight) {
            problem.set(Optional.of(now));
        } else {
            notice.run();
        }
    }

    /** Selects the latest run, and of each other strategy the latest run with otherwise equal settings. */
    private void include(SessionRun latest) {
        Set<StoragePlan> taken = new HashSet<>(Set.of(strategy(latest)));
        List<SessionRun> chosen = new ArrayList<>(List.of(latest));
        for (int i = history.runs().size() - 1; i >= 0; i--) {
            SessionRun other = history.runs().get(i);
            if (other.record().trainsLike(latest.record()) && taken.add(strategy(other))) {
                chosen.add(other);
            }
        }
        choose(chosen);
    }

    private void choose(List<SessionRun> chosen) {
        included.setAll(history.runs().stream().filter(chosen::contains).toList());
        previews.stop();
        if (included.isEmpty()) {
            preview.set(Optional.empty());
            return;
        }
        List<SessionRun> runs = List.copyOf(included);
        List<BaselineRecord> baselines = history.baselinesOf(runs);
        Instant now = clock.instant();
        previews.begin(
                Messages.text("reports.previewFailed"),
                stop -> ReportPreview.of(SessionRun.report(runs, now).withBaselines(baselines)),
                read -> preview.set(Optional.of(read)),
                failure -> {
                    preview.set(Optional.empty()); // not that of other runs
                    failed(failure);
                });
    }

    /** The strategy of a run, regardless of its scope. */
    private static StoragePlan strategy(SessionRun run) {
        return run.record().settings().storage().within(SharedScope.NETWORK);
    }
}
