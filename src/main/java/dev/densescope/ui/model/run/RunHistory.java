package dev.densescope.ui.model.run;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs of this session and those opened from files, oldest first. FX thread only. */
public final class RunHistory {
    private final ObservableList<SessionRun> runs = FXCollections.observableArrayList();
    private final ObservableList<SessionRun> readOnly = FXCollections.unmodifiableObservableList(runs);
    private final ObservableList<SessionBaseline> baselines = FXCollections.observableArrayList();
    private final ObservableList<SessionBaseline> readOnlyBaselines =
            FXCollections.unmodifiableObservableList(baselines);
    private final ReadOnlyObjectWrapper<Optional<SessionRun>> latest =
            new ReadOnlyObjectWrapper<>(this, "latest", Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<SessionRun>> ended =
            new ReadOnlyObjectWrapper<>(this, "ended", Optional.empty());

    /** All runs. Unmodifiable. */
    public ObservableList<SessionRun> runs() {
        return readOnly;
    }

    /** The runs with a property, newest first. */
    public List<RunRecord> newestFirst(Predicate<RunRecord> property) {
        List<RunRecord> found = new ArrayList<>(
                runs.stream().map(SessionRun::record).filter(property).toList());
        Collections.reverse(found);
        return found;
    }

    /** The last run that was added or opened; empty without runs. */
    public ReadOnlyObjectProperty<Optional<SessionRun>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** The last run of this session that has ended. Changes before {@link #latestProperty}. */
    public ReadOnlyObjectProperty<Optional<SessionRun>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** All baselines, oldest first. Unmodifiable. */
    public ObservableList<SessionBaseline> baselines() {
        return readOnlyBaselines;
    }

    /** The baselines of the trainings of runs. */
    public List<BaselineRecord> baselinesOf(List<SessionRun> runs) {
        return baselines.stream()
                .filter(baseline -> runs.stream().anyMatch(run -> baseline.trainsLike(run.record())))
                .map(SessionBaseline::record)
                .toList();
    }

    /** Adds a baseline that has ended, or was read from its file, unless it is in the list. */
    public void add(SessionBaseline baseline) {
        if (!baselines.contains(baseline)) {
            baselines.add(baseline);
        }
    }

    /** Adds a run that has ended. */
    public void add(SessionRun run) {
        ended.set(Optional.of(run));
        append(run);
    }

    private void append(SessionRun run) {
        runs.add(run);
        latest.set(Optional.of(run));
    }

    /** Adds a run read from its file. A run that is already in the list becomes the latest. */
    public void opened(SessionRun run) {
        Optional<SessionRun> known = runs.stream()
                .filter(other -> other.file().isPresent() && other.file().equals(run.file()))
                .findFirst();
        known.ifPresentOrElse(here -> latest.set(Optional.of(here)), () -> append(run));
    }
}
