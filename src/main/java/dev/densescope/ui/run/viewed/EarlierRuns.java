package dev.densescope.ui.run.viewed;

import dev.densescope.file.FileProblem;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.run.RunsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The run files of this and of earlier sessions, newest first. FX thread only; files are accessed in the background. */
public final class EarlierRuns {
    private final RunsFolder folder;
    private final Predicate<Path> isInUse;
    private final Background background;
    private final ObservableList<RunsFolder.Listed> runs = FXCollections.observableArrayList();
    private final ObservableList<RunsFolder.Listed> readOnly = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<List<Path>> toDelete = new ReadOnlyObjectWrapper<>(this, "toDelete", List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /** @param isInUse whether a file is being written, so that it cannot be deleted */
    public EarlierRuns(RunsFolder folder, Predicate<Path> isInUse, Background background) {
        this.folder = folder;
        this.isInUse = isInUse;
        this.background = background;
    }

    /** The runs. Unmodifiable. */
    public ObservableList<RunsFolder.Listed> runs() {
        return readOnly;
    }

    /** The files that the user wants to delete, and has not confirmed yet; otherwise empty. */
    public ReadOnlyObjectProperty<List<Path>> toDeleteProperty() {
        return toDelete.getReadOnlyProperty();
    }

    /** Why files could not be listed or deleted: one sentence; otherwise empty. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks for runs again. */
    public void refresh() {
        background.begin(
                Messages.text("run.list.failed"),
                () -> {
                    List<RunsFolder.Listed> found = folder.runs();
                    background.fx().execute(() -> show(found));
                },
                failure -> problem.set(failure.sentence()));
    }

    /** Asks before files are deleted. A file that is being written is not deleted. */
    public void askToDelete(List<Path> files) {
        List<Path> inProgress = runs.stream()
                .filter(run -> run.summary().isInProgress())
                .map(RunsFolder.Listed::file)
                .toList();
        List<Path> free = files.stream()
                .filter(file -> !isInUse.test(file) && !inProgress.contains(file))
                .toList();
        problem.set(free.size() == files.size() ? "" : Messages.text("run.list.inUse"));
        toDelete.set(free);
    }

    /** Keeps the files. */
    public void keep() {
        toDelete.set(List.of());
    }

    /** Deletes the files that were asked for. */
    public void delete() {
        List<Path> files = toDelete.get();
        keep();
        problem.set("");
        background.begin(
                Messages.text("run.list.deleteFailed"),
                () -> deleteNow(files),
                failure -> problem.set(failure.sentence()));
    }

    private void deleteNow(List<Path> files) {
        List<String> kept = new ArrayList<>();
        for (Path file : files) {
            try {
                folder.delete(file);
            } catch (IOException failed) {
                kept.add(Messages.text("run.list.notDeleted", file.getFileName(), FileProblem.reason(failed)));
            }
        }
        List<RunsFolder.Listed> left = folder.runs();
        background.fx().execute(() -> {
            show(left);
            problem.set(String.join(" ", kept));
        });
    }

    private void show(List<RunsFolder.Listed> found) {
        if (!runs.equals(found)) {
            runs.setAll(found);
        }
    }
}
