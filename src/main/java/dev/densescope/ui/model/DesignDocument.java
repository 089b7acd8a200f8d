package dev.densescope.ui.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The edited design with its plan, its locks, its undo history and its file. Undo has no limit. FX thread only. */
public final class DesignDocument {
    /** The origin of a design, shared by all its states in the history, so that saving one state is known to all. */
    private static final class Origin {
        private Optional<Path> file;
        /** The state that closing the design would not lose; empty if closing always loses something. */
        private Optional<DenseNetSpec> saved;
        /** The design that replaced unsaved work, if this one did. */
        private Optional<DenseNetSpec> replacement = Optional.empty();

        Origin(Optional<Path> file, Optional<DenseNetSpec> saved) {
            this.file = file;
            this.saved = saved;
        }

        boolean keeps(DenseNetSpec design) {
            return saved.isPresent() && saved.get().equals(design);
        }
    }

    private record State(DenseNetSpec spec, StoragePlan plan, PlanLocks locks, Origin origin) {}

    /** What an edit changed: the design, and by choice or because they no longer fit it, plan and locks. */
    private record Edit(String name, String gesture, State before, State after) {
        Edit named(String otherName) {
            return new Edit(otherName, gesture, before, after);
        }

        /** The next edit is not part of its gesture. */
        Edit ended() {
            return new Edit(name, "", before, after);
        }

        Edit to(State now) {
            return new Edit(name, gesture, before, now);
        }

        boolean changedPlan() {
            return !before.plan().equals(after.plan());
        }

        boolean changedLocks() {
            return !before.locks().equals(after.locks());
        }
    }

    private final ReadOnlyObjectWrapper<DenseNetSpec> spec;
    private final ObjectProperty<StoragePlan> plan = new SimpleObjectProperty<>(this, "plan", Strategies.recommended());
    private final ObjectProperty<PlanLocks> locks = new SimpleObjectProperty<>(this, "locks", PlanLocks.NONE);
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lastMove = new ReadOnlyStringWrapper("");
    private final Deque<Edit> undo = new ArrayDeque<>();
    private final Deque<Edit> redo = new ArrayDeque<>();
    private Origin origin;
    private boolean moving;

    /** A document for a design without a file. */
    public DesignDocument(DenseNetSpec start) {
        spec = new ReadOnlyObjectWrapper<>(start);
        origin = new Origin(Optional.empty(), Optional.of(start));
    }

    /** The current design; never null. */
    public ReadOnlyObjectProperty<DenseNetSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    public DenseNetSpec spec() {
        return spec.get();
    }

    /** The plan of the design. A change by {@link #choose} can be undone; one by the property is not an edit. */
    public ObjectProperty<StoragePlan> planProperty() {
        return plan;
    }

    /** Chooses the plan of the design, as one undo step. */
    public void choose(StoragePlan chosen) {
        String name = chosen.isNamed()
                ? Messages.text("design.edit.strategy", chosen.id())
                : Messages.text("design.edit.plan");
        change(plan, name, chosen);
    }

    /**
     * The layers whose decisions the search of plans must follow. A change by {@link #lock} can be undone; one by the
     * property is not an edit.
     */
    public ObjectProperty<PlanLocks> locksProperty() {
        return locks;
    }

    /**
     * Changes the locks, as one undo step.
     *
     * @param name display name, such as {@code lock of block 2, layer 1}
     */
    public void lock(String name, PlanLocks changed) {
        change(locks, name, changed);
    }

    /** Changes something besides the design, as one undo step. */
    private <T> void change(ObjectProperty<T> choice, String name, T to) {
        if (!to.equals(choice.get())) {
            redo.clear();
            push(undo, name, "", () -> {
                choice.set(to);
                show(state());
            });
        }
    }

    /** The file that the design was last read from or written to; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public Optional<Path> file() {
        return file.get();
    }

    /**
     * Whether closing the design loses work: it differs from the last opened or saved state, or it replaced unsaved
     * work.
     */
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    public boolean isUnsaved() {
        return unsaved.get();
    }

    /** The name of the edit that {@link #undo} reverts; empty if there is none. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** The name of the edit that {@link #redo} repeats; empty if there is none. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /**
     * Applies an edit as one undo step.
     *
     * @param name display name, such as {@code growth rate of block 2}
     * @throws dev.densescope.spec.InvalidSpecException if the changed design is not allowed; nothing is changed then
     */
    public void edit(String name, UnaryOperator<DenseNetSpec> change) {
        edit(name, "", change);
    }

    /**
     * Applies an edit that is part of a gesture, such as dragging a slider. Consecutive edits of a gesture are one undo
     * step.
     *
     * @param gesture id of the gesture; with an empty id the edit is an undo step of its own
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
        redo.clear();
        if (!joins) {
            push(undo, name, gesture, () -> show(after, origin));
            return;
        }
        undo.push(undo.pop().named(name)); // the last edit names all, such as layers of block 2 to 24
        show(after, origin);
        undo.push(undo.pop().to(state()));
        if (after.equals(undo.peek().before().spec())) {
            Edit all = undo.pop(); // the gesture came back to where it began
            restoreChoices(all);
            show(state());
        }
    }

    /** Ends a gesture: the next edit is a new undo step. */
    public void endGesture() {
        if (!undo.isEmpty()) {
            undo.push(undo.pop().ended());
        }
    }

    /**
     * Replaces the design by one without a file. Can be undone. If the design had unsaved work, the document stays
     * unsaved.
     */
    public void replace(String name, DenseNetSpec design) {
        replace(name, design, Optional.empty());
    }

    /**
     * Replaces the design like {@link #replace(String, DenseNetSpec)}, and chooses a plan if one is given, as one undo step.
     */
    public void replace(String name, DenseNetSpec design, Optional<StoragePlan> chosen) {
        Origin next = new Origin(Optional.empty(), isUnsaved() ? Optional.empty() : Optional.of(design));
        next.replacement = isUnsaved() ? Optional.of(design) : Optional.empty();
        replaceBy(name, design, next, chosen);
    }

    /**
     * If this design replaced unsaved work and is unchanged, restores that work, since it is the work that could be
     * lost.
     *
     * @return shows this design again, with its history, unless there was another edit meanwhile; empty if it replaced none
     */
    public Optional<Runnable> returnToReplacedWork() {
        int moves = 0;
        while (!undo.isEmpty() && origin.replacement.equals(Optional.of(spec()))) {
            Origin replacing = origin;
            while (!undo.isEmpty() && origin.equals(replacing)) {
                move(undo, redo);
                moves++;
            }
        }
        int back = moves;
        int ahead = redo.size();
        return back == 0 ? Optional.empty() : Optional.of(() -> showAgain(back, ahead));
    }

    private void showAgain(int moves, int ahead) {
        boolean kept = !isUnsaved();
        if (redo.size() == ahead) {
            for (int i = 0; i < moves; i++) {
                move(redo, undo);
            }
            origin.saved = kept ? origin.replacement : origin.saved;
            show(state());
        }
    }

    /** Replaces the design by recovered unsaved work, which belongs to file {@code from} if it had one. */
    public void restore(String name, DenseNetSpec design, Optional<Path> from) {
        replaceBy(name, design, new Origin(from, Optional.empty()), Optional.empty());
    }

    /** Reverts the last edit, if there is one. */
    public void undo() {
        move(undo, redo).ifPresent(edit -> tell(Messages.text("design.undone", edit.name()), edit));
    }

    /** Repeats the last reverted edit, if there is one. */
    public void redo() {
        move(redo, undo).ifPresent(edit -> tell(Messages.text("design.redone", edit.name()), edit));
    }

    /** What the last {@link #undo} or {@link #redo} did, as a sentence; empty before the first. */
    public ReadOnlyStringProperty lastMoveProperty() {
        return lastMove.getReadOnlyProperty();
    }

    private void tell(String sentence, Edit edit) {
        lastMove.set("");
        lastMove.set(
                edit.changedPlan()
                        ? Messages.text("design.movedPlan", sentence, plan.get().id())
                        : sentence);
    }

    /** Replaces the design by one without a file, and clears the history. */
    public void startFrom(DenseNetSpec design) {
        start(design, new Origin(Optional.empty(), Optional.of(design)));
    }

    /** Replaces the design by one read from a file, and clears the history. */
    public void opened(DenseNetSpec design, Path from) {
        start(design, new Origin(Optional.of(from), Optional.of(design)));
    }

    /**
     * Begins to save the design as it is now.
     *
     * @return call it after this design was written to {@code target}; the user may have edited or replaced it meanwhile
     */
    public Runnable saving(Path target) {
        DenseNetSpec written = spec();
        Origin ofWritten = origin;
        return () -> {
            ofWritten.file = Optional.of(target);
            ofWritten.saved = Optional.of(written);
            show(state());
        };
    }

    /** The state that was last read from or written to the file; empty if there is none. */
    public Optional<DenseNetSpec> savedSpec() {
        return origin.saved;
    }

    /** Call it when the file no longer contains the saved state, so that closing the design would lose it. */
    public void fileLost() {
        origin.saved = Optional.empty();
        show(state());
    }

    /** Replaces the design by what another program has written to its file. Can be undone. */
    public void reloaded(String name, DenseNetSpec design) {
        replaceBy(name, design, new Origin(origin.file, Optional.of(design)), Optional.empty());
    }

    private State state() {
        return new State(spec(), plan.get(), locks.get(), origin);
    }

    /** Makes a change, as an edit of one of the histories. */
    private void push(Deque<Edit> history, String name, String gesture, Runnable change) {
        history.push(new Edit(name, gesture, state(), state())); // its name is shown with the change
        change.run();
        history.push(history.pop().to(state()));
    }

    /** Restores what an edit changed besides the design; the design is restored before. */
    private void restoreChoices(Edit edit) {
        if (edit.changedPlan()) {
            plan.set(edit.before().plan());
        }
        if (edit.changedLocks()) {
            locks.set(edit.before().locks());
        }
    }

    private void replaceBy(String name, DenseNetSpec design, Origin from, Optional<StoragePlan> chosen) {
        redo.clear();
        push(undo, name, "", () -> {
            show(design, from);
            chosen.ifPresent(plan::set);
        });
    }

    private void start(DenseNetSpec design, Origin from) {
        undo.clear();
        redo.clear();
        show(design, from);
    }

    private Optional<Edit> move(Deque<Edit> source, Deque<Edit> target) {
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Edit edit = source.pop();
        moving = true;
        push(target, edit.name(), "", () -> {
            show(edit.before());
            restoreChoices(edit);
        });
        moving = false;
        return Optional.of(edit);
    }

    /** Whether the change in progress goes through the history. */
    boolean isMoving() {
        return moving;
    }

    private void show(State state) {
        show(state.spec(), state.origin());
    }

    private void show(DenseNetSpec shown, Origin from) {
        origin = from;
        undoName.set(undo.isEmpty() ? "" : undo.peek().name());
        redoName.set(redo.isEmpty() ? "" : redo.peek().name());
        file.set(origin.file);
        spec.set(shown);
        unsaved.set(!origin.keeps(shown));
    }
}
