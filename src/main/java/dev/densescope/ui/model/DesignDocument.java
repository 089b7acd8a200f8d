package dev.densescope.ui.model;

import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The design being edited: its value now, every value it had, and the file it is kept in. Undo has no limit. FX thread
 * only.
 */
public final class DesignDocument {
    private record Edit(String name, String gesture, DenseNetSpec before) {}

    private final ReadOnlyObjectWrapper<DenseNetSpec> spec;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final Deque<Edit> undo = new ArrayDeque<>();
    private final Deque<Edit> redo = new ArrayDeque<>();
    private DenseNetSpec saved;

    public DesignDocument(DenseNetSpec start) {
        spec = new ReadOnlyObjectWrapper<>(start);
        saved = start;
    }

    /** The design as it is now; never null. */
    public ReadOnlyObjectProperty<DenseNetSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    public DenseNetSpec spec() {
        return spec.get();
    }

    /** The file it was read from or written to last. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether it differs from what was opened or saved last. */
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** The name of the edit that {@link #undo} takes back; empty if there is none. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** The name of the edit that {@link #redo} does again; empty if there is none. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /**
     * One edit, one step of undo.
     *
     * @param name as the user reads it, such as {@code growth rate of block 2}
     * @throws dev.densescope.spec.InvalidSpecException if the changed design is not allowed; nothing is changed then
     */
    public void edit(String name, UnaryOperator<DenseNetSpec> change) {
        edit(name, "", change);
    }

    /**
     * Part of a gesture, such as the drag of a slider: all edits of one gesture in a row are one step of undo.
     *
     * @param gesture names the gesture while it lasts; an empty one never joins
     * @throws dev.densescope.spec.InvalidSpecException if the changed design is not allowed; nothing is changed then
     */
    public void edit(String name, String gesture, UnaryOperator<DenseNetSpec> change) {
        DenseNetSpec before = spec.get();
        DenseNetSpec after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        boolean joins =
                !gesture.isEmpty() && !undo.isEmpty() && undo.peek().gesture().equals(gesture);
        if (!joins) {
            undo.push(new Edit(name, gesture, before));
        }
        redo.clear();
        show(after);
    }

    /** Ends a gesture: the next edit is a step of its own. */
    public void endGesture() {
        if (!undo.isEmpty()) {
            Edit last = undo.pop();
            undo.push(new Edit(last.name(), "", last.before()));
        }
    }

    /** Takes the last edit back, if there is one. */
    public void undo() {
        move(undo, redo);
    }

    /** Does the edit taken back last again, if there is one. */
    public void redo() {
        move(redo, undo);
    }

    /** Replaces everything by a new design without history and without a file. */
    public void startFrom(DenseNetSpec design) {
        open(design, Optional.empty());
    }

    /** Replaces everything by a design read from a file. */
    public void opened(DenseNetSpec design, Path from) {
        open(design, Optional.of(from));
    }

    /** Replaces everything by unsaved work found again, which belongs to a file if it had one. */
    public void restored(DenseNetSpec design, Optional<Path> from, DenseNetSpec savedDesign) {
        open(design, from);
        saved = savedDesign;
        unsaved.set(!design.equals(saved));
    }

    /** Notes that {@code design} is in {@code target} now. */
    public void saved(DenseNetSpec design, Path target) {
        saved = design;
        file.set(Optional.of(target));
        unsaved.set(!spec.get().equals(saved));
    }

    private void open(DenseNetSpec design, Optional<Path> from) {
        undo.clear();
        redo.clear();
        saved = design;
        file.set(from);
        show(design);
    }

    private void move(Deque<Edit> source, Deque<Edit> target) {
        if (!source.isEmpty()) {
            Edit edit = source.pop();
            target.push(new Edit(edit.name(), "", spec.get()));
            show(edit.before());
        }
    }

    private void show(DenseNetSpec now) {
        undoName.set(undo.isEmpty() ? "" : undo.peek().name());
        redoName.set(redo.isEmpty() ? "" : redo.peek().name());
        spec.set(now);
        unsaved.set(!now.equals(saved));
    }
}
