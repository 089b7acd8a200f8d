package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.RunRecord;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the training that completed last has reached, which can be saved until another run begins or the window closes. FX
 * thread only.
 */
public final class LastTraining {
    /** Steps of a run that is made to measure, at most; counted in epochs it is always made to train. */
    private static final int TRIAL_STEPS = 100;

    /** A file that can be written of it. */
    public enum Part {
        CHECKPOINT,
        WEIGHTS;

        void save(UnsavedTraining training, Path file) {
            if (this == CHECKPOINT) {
                training.saveCheckpoint(file);
            } else {
                training.saveWeights(file);
            }
        }
    }

    /**
     * It, while it can be saved.
     *
     * @param design name of the design
     * @param ended its run, where a checkpoint is left next to the run file
     * @param atStake whether it is worth a question, and in no file yet
     * @param saved the file that was saved last
     */
    public record Kept(String design, ActiveRun ended, boolean atStake, Optional<Path> saved) {
        private Kept savedIn(Path file) {
            return new Kept(design, ended, false, Optional.of(file));
        }

        /** Where a part of it goes unless the user chooses another file. */
        public Path suggestion(Part part) {
            return part == Part.CHECKPOINT ? ended.checkpoint() : ended.weights();
        }
    }

    private final Background background;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<Optional<Kept>> kept =
            new ReadOnlyObjectWrapper<>(this, "kept", Optional.empty());
    private Optional<UnsavedTraining> training = Optional.empty();

    /** @param failed is told of a file that could not be written */
    LastTraining(Background background, Consumer<Failure> failed) {
        this.background = background;
        this.failed = failed;
    }

    /** Empty if there is nothing to be saved. */
    public ReadOnlyObjectProperty<Optional<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Where its checkpoint would go if it is worth saving and in no file yet; else empty. */
    public Optional<Path> atStake() {
        return kept.get().filter(Kept::atStake).map(now -> now.suggestion(Part.CHECKPOINT));
    }

    /** A run has ended. */
    void ended(ActiveRun run, RunRecord record) {
        clear();
        training = run.run().unsaved();
        kept.set(training.map(
                state -> new Kept(record.settings().spec().name(), run, isAtStake(run, record), Optional.empty())));
    }

    /** Another run begins, or the window closes: gives it up, once what is being written is written. */
    void clear() {
        training.ifPresent(given -> background.begin(Messages.text("run.saveFailed"), given::close, failed));
        training = Optional.empty();
        kept.set(Optional.empty());
    }

    /** Writes a part of it into a file, which the user has agreed to replace. */
    public void save(Part part, Path file) {
        save(part, file, () -> {});
    }

    /** @param then called once it is written */
    void save(Part part, Path file, Runnable then) {
        training.ifPresent(state ->
                background.begin(Messages.text("run.saveFailed"), () -> saveNow(state, part, file, then), failed));
    }

    private void saveNow(UnsavedTraining state, Part part, Path file, Runnable then) {
        try {
            part.save(state, file);
            background.fx().execute(() -> {
                if (training.equals(Optional.of(state))) {
                    kept.set(kept.get().map(now -> now.savedIn(file)));
                }
                then.run();
            });
        } catch (DenseScopeException foreseen) {
            Failure failure = Failures.known(foreseen.sentence(), foreseen);
            background.fx().execute(() -> failed.accept(failure));
        }
    }

    /** Whether it is worth a question: no file has what it reached, and it is no trial. */
    private static boolean isAtStake(ActiveRun run, RunRecord record) {
        boolean isTrial = record.settings().stepsBefore() == 0
                && record.settings().epochs().isEmpty()
                && record.settings().trainingSteps() <= TRIAL_STEPS;
        boolean isWritten = run.run().checkpointSteps().isPresent()
                || run.asked().outputs().weights().isPresent();
        return !isTrial && !isWritten;
    }
}
