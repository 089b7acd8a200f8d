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
    /** Where a design came from; shared by all states of it, so that saving one is known to all. */
    private static final class Origin {
        private Optional<Path> file;
        /** What leaving the design would not lose; empty if leaving it always loses something. */
        private Optional<DenseNetSpec> saved;
        /** The design that took the place of unsaved work, if this one began so. */
        private Optional<DenseNetSpec> replacement = Optional.empty();

        Origin(Optional<Path> file, Optional<DenseNetSpec> saved) {
            this.file = file;
            this.saved = saved;
        }

        boolean keeps(DenseNetSpec design) {
            return saved.isPresent() && saved.get().equals(design);
        }
    }

    private record State(DenseNetSpec spec, Origin origin) {}

    private record Edit(String name, String gesture, State before) {}

    private final ReadOnlyObjectWrapper<DenseNetSpec> spec;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final Deque<Edit> undo = new ArrayDeque<>();
    private final Deque<Edit> redo = new ArrayDeque<>();
    private Origin origin;

    /** A design that is in no file. */
    public DesignDocument(DenseNetSpec start) {
        spec = new ReadOnlyObjectWrapper<>(start);
        origin = new Origin(Optional.empty(), Optional.of(start));
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

    public Optional<Path> file() {
        return file.get();
    }

    /** Whether leaving it loses work: it differs from what was opened or saved last, or took the place of such work. */
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    public boolean isUnsaved() {
        return unsaved.get();
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
        DenseNetSpec changed = change.apply(spec());
        boolean renamed = !changed.name().equals(spec().name());
        DenseNetSpec after = renamed ? changed : PresetNames.fitting(changed);
        if (after.equals(spec())) {
            return;
        }
        boolean joins =
                !gesture.isEmpty() && !undo.isEmpty() && undo.peek().gesture().equals(gesture);
        if (!joins) {
            undo.push(new Edit(name, gesture, state()));
        } else if (after.equals(undo.peek().before().spec())) {
            undo.pop(); // the gesture came back to where it began
        }
        redo.clear();
        show(new State(after, origin));
    }

    /** Ends a gesture: the next edit is a step of its own. */
    public void endGesture() {
        if (!undo.isEmpty()) {
            Edit last = undo.pop();
            undo.push(new Edit(last.name(), "", last.before()));
        }
    }

    /**
     * Puts another design, which is in no file, into the place of this one; undo brings this one back. Replacing unsaved
     * work leaves the document unsaved.
     */
    public void replace(String name, DenseNetSpec design) {
        Origin next = new Origin(Optional.empty(), isUnsaved() ? Optional.empty() : Optional.of(design));
        next.replacement = isUnsaved() ? Optional.of(design) : Optional.empty();
        replaceBy(name, design, next);
    }

    /** If this design took the place of unsaved work and is untouched, puts that work back: it is what there is to lose. */
    public void returnToReplacedWork() {
        while (!undo.isEmpty() && origin.replacement.equals(Optional.of(spec()))) {
            Origin replacing = origin;
            while (!undo.isEmpty() && origin.equals(replacing)) {
                undo();
            }
        }
    }

    /** Puts unsaved work found again into the place of this design; it belongs to {@code from} if it had a file. */
    public void restore(String name, DenseNetSpec design, Optional<Path> from) {
        replaceBy(name, design, new Origin(from, Optional.empty()));
    }

    /** Takes the last edit back, if there is one. */
    public void undo() {
        move(undo, redo);
    }

    /** Does the edit taken back last again, if there is one. */
    public void redo() {
        move(redo, undo);
    }

    /** Replaces everything by a design that is in no file; forgets the history. */
    public void startFrom(DenseNetSpec design) {
        start(design, new Origin(Optional.empty(), Optional.of(design)));
    }

    /** Replaces everything by a design read from a file; forgets the history. */
    public void opened(DenseNetSpec design, Path from) {
        start(design, new Origin(Optional.of(from), Optional.of(design)));
    }

    /** Notes that {@code design} is in {@code target} now. */
    public void saved(DenseNetSpec design, Path target) {
        origin.file = Optional.of(target);
        origin.saved = Optional.of(design);
        show(state());
    }

    private State state() {
        return new State(spec(), origin);
    }

    private void replaceBy(String name, DenseNetSpec design, Origin from) {
        undo.push(new Edit(name, "", state()));
        redo.clear();
        show(new State(design, from));
    }

    private void start(DenseNetSpec design, Origin from) {
        undo.clear();
        redo.clear();
        show(new State(design, from));
    }

    private void move(Deque<Edit> source, Deque<Edit> target) {
        if (!source.isEmpty()) {
            Edit edit = source.pop();
            target.push(new Edit(edit.name(), "", state()));
            show(edit.before());
        }
    }

    private void show(State state) {
        origin = state.origin();
        undoName.set(undo.isEmpty() ? "" : undo.peek().name());
        redoName.set(redo.isEmpty() ? "" : redo.peek().name());
        file.set(origin.file);
        spec.set(state.spec());
        unsaved.set(!origin.keeps(state.spec()));
    }
}
