package dev.densescope.ui.compare.model;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.ComparisonException;
import dev.densescope.compare.read.ComparedFiles;
import dev.densescope.failure.Failure;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Problem;
import dev.densescope.ui.export.ComparisonExports;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.RunsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The view model of the Compare screen. FX thread only, except for the tasks of the worker. */
public final class CompareModel {
    private final CompareDialogs dialogs;
    private final Notices notices;
    private final Background background;
    private final Executor fx;
    private final LatestWork comparisons;
    private final RunCatalog catalog;
    private final ComparisonExports exports;
    private final ObservableList<FoundRun> found;
    private final ObservableList<FoundRun> chosen = FXCollections.observableArrayList();
    private final ObservableList<FoundRun> chosenView = FXCollections.unmodifiableObservableList(chosen);
    private final ReadOnlyObjectWrapper<Optional<ComparisonView>> view =
            new ReadOnlyObjectWrapper<>(this, "view", Optional.empty());
    private final FileProblems problems = new FileProblems();
    private final ReadOnlyObjectWrapper<Optional<ReadingProgress>> reading =
            new ReadOnlyObjectWrapper<>(this, "reading", Optional.empty());
    private final Deque<FileReading> underWay = new ArrayDeque<>();
    private boolean inSight;

    /**
     * @param folder of run files
     * @param history whose ended runs are in the folder
     * @param exports writes reports
     * @param worker runs long tasks in sequence
     * @param fx the JavaFX thread
     */
    public CompareModel(
            RunsFolder folder,
            RunHistory history,
            CompareDialogs dialogs,
            ComparisonExports exports,
            Notices notices,
            Executor worker,
            Executor fx) {
        this.dialogs = dialogs;
        this.exports = exports;
        this.notices = notices;
        this.fx = fx;
        background = new Background(worker, fx);
        comparisons = new LatestWork(background);
        catalog = new RunCatalog(folder, notices, background, fx);
        found = FXCollections.unmodifiableObservableList(catalog.runs());
        history.endedProperty().addListener((observable, before, now) -> refreshInSight());
    }

    /** All runs that can be chosen. Unmodifiable. */
    public ObservableList<FoundRun> found() {
        return found;
    }

    /** The chosen runs, the reference first. Unmodifiable. */
    public ObservableList<FoundRun> chosen() {
        return chosenView;
    }

    /** The comparison of the chosen runs; empty unless there are at least two that have been read. */
    public ReadOnlyObjectProperty<Optional<ComparisonView>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /**
     * Why files could not be read, or runs not be chosen: a line for each, of the files that were added last, or of the
     * last choice; empty if all could be.
     */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problems.shownProperty();
    }

    /** Forgets why files could not be read. */
    public void closeProblem() {
        problems.clear();
    }

    /** The file that is being read; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<ReadingProgress>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Sets whether the screen is shown, and then looks for runs in the folder again. */
    public void setInSight(boolean shown) {
        inSight = shown;
        refreshInSight();
    }

    /** While the screen is hidden, the files of runs are not read: the next run may wait for the worker. */
    private void refreshInSight() {
        if (inSight) {
            refresh();
        }
    }

    /** Looks for runs in the folder again. */
    public void refresh() {
        catalog.refresh();
    }

    /** Whether a run is chosen. */
    public boolean isChosen(FoundRun run) {
        return chosen.stream().anyMatch(run::isSameAs);
    }

    /** Chooses a run, and reads its file, or removes it from the chosen ones. */
    public void setChosen(FoundRun run, boolean wanted) {
        if (wanted == isChosen(run)) {
            return;
        }
        problems.clear();
        if (wanted) {
            choose(run);
        } else {
            chosen.removeIf(run::isSameAs);
            catalog.replace(run.unloaded());
            update();
        }
    }

    private void choose(FoundRun run) {
        if (chosen.size() == Comparison.MAX_RUNS) {
            problems.add(Messages.text("compare.tooMany", Comparison.MAX_RUNS));
        } else {
            chosen.add(run);
            run.identity()
                    .file()
                    .filter(file -> run.loaded().isEmpty())
                    .ifPresentOrElse(
                            file -> read(file, (runs, bytes) -> loaded(run, runs), () -> leaveOut(run)), this::update);
        }
    }

    /** Makes a chosen run the one that the others are compared with. */
    public void makeReference(FoundRun run) {
        List<FoundRun> order = new ArrayList<>(chosen);
        order.removeIf(run::isSameAs);
        order.add(0, chosen.stream().filter(run::isSameAs).findFirst().orElseThrow());
        chosen.setAll(order);
        update();
    }

    /** Removes a run that the user has added from the list. */
    public void remove(FoundRun run) {
        setChosen(run, false);
        catalog.remove(run);
    }

    /** Removes all runs from the comparison. */
    public void clear() {
        List.copyOf(chosen).forEach(run -> setChosen(run, false));
    }

    /** Shows the dialog for files, and adds them. */
    public void addFiles() {
        add(dialogs.filesToCompare());
    }

    /** Reads files, which may be run files, snapshots or traces, and chooses what is in them. */
    public void add(List<Path> files) {
        problems.clear();
        files.forEach(file -> read(file, (runs, bytes) -> runs.forEach(run -> added(run, bytes)), () -> {}));
    }

    /** Cancels the reading of all files. */
    public void cancelReading() {
        underWay.forEach(FileReading::cancel);
    }

    /** Asks for a target, and writes a report of the comparison. */
    public void export(ComparisonFormat format) {
        view.get().map(ComparisonView::comparison).ifPresent(comparison -> exports.export(comparison, format));
    }

    /** @param done takes what is in the file, and its size in bytes */
    private void read(Path file, BiConsumer<List<ComparedRun>, OptionalLong> done, Runnable failed) {
        FileReading now = new FileReading(file, progress -> fx.execute(() -> tell(progress)));
        underWay.add(now);
        tell(underWay.element().begun());
        Runnable work = () -> {
            try {
                List<ComparedRun> runs = ComparedFiles.read(file, now);
                OptionalLong bytes = size(file);
                fx.execute(() -> {
                    ended(now);
                    done.accept(runs, bytes);
                });
            } catch (DenseScopeException refused) {
                fx.execute(() -> {
                    ended(now);
                    failed.run();
                    problems.add(refused);
                });
            } catch (CancellationException cancelled) {
                fx.execute(() -> {
                    ended(now);
                    failed.run();
                });
            }
        };
        background.begin(Messages.text("compare.readFailed", String.valueOf(file.getFileName())), work, failure -> {
            ended(now);
            failed.run();
            notices.failed(failure);
        });
    }

    private void tell(ReadingProgress progress) {
        if (!underWay.isEmpty()) {
            reading.set(Optional.of(progress));
        }
    }

    private void ended(FileReading reader) {
        underWay.remove(reader);
        reading.set(Optional.ofNullable(underWay.peek()).map(FileReading::begun));
    }

    private void loaded(FoundRun run, List<ComparedRun> read) {
        FoundRun whole = run.with(read.get(0));
        if (isChosen(run)) {
            chosen.replaceAll(known -> known.isSameAs(run) ? whole : known);
            catalog.replace(whole);
            update();
        }
    }

    private void leaveOut(FoundRun run) {
        chosen.removeIf(run::isSameAs);
        update();
    }

    /** Chooses a run that was read, as long as there is room. */
    private void added(ComparedRun run, OptionalLong bytes) {
        FoundRun now = FoundRun.added(run, bytes);
        Optional<FoundRun> known = found.stream().filter(now::isSameAs).findFirst();
        if (known.isEmpty()) {
            catalog.add(now);
        }
        FoundRun there = known.map(listed -> listed.with(run)).orElse(now);
        if (!isChosen(there)) {
            choose(there); // keeps what was told of the other files
        }
    }

    private static OptionalLong size(Path file) {
        try {
            return OptionalLong.of(Files.size(file));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    private void update() {
        comparisons.stop();
        List<ComparedRun> runs =
                chosen.stream().flatMap(run -> run.loaded().stream()).toList();
        if (runs.size() < 2) {
            view.set(Optional.empty());
            return;
        }
        comparisons.begin(Messages.text("compare.failed"), stop -> compared(runs), Runnable::run, this::failed);
    }

    /** Called on the worker; returns what to show. */
    private Runnable compared(List<ComparedRun> runs) {
        try {
            ComparisonView now = ComparisonView.of(new Comparison(runs));
            return () -> view.set(Optional.of(now));
        } catch (ComparisonException refused) { // such as one file by two links
            return () -> {
                view.set(Optional.empty()); // it would be one of other runs
                problems.add(refused);
            };
        }
    }

    private void failed(Failure failure) {
        view.set(Optional.empty());
        notices.failed(failure);
    }
}
