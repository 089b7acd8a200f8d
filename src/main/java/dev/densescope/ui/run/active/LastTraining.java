package dev.densescope.ui.run.active;

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

/** The last completed training, which can be saved until another run starts or the window closes. FX thread only. */
public final class LastTraining {
    /**
     * Maximum number of steps of a run that counts as a measurement only; a run for epochs always counts as a training.
     */
    private static final int TRIAL_STEPS = 100;

    /** A file that can be saved. */
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
     * A completed training that can be saved.
     *
     * @param design name of the design
     * @param ended its run; suggested files are next to the run file
     * @param atStake whether the user is asked before it is lost: it is worth saving, and not saved yet
     * @param saved the last file that was saved
     */
    public record Kept(String design, ActiveRun ended, boolean atStake, Optional<Path> saved) {
        private Kept savedIn(Path file) {
            return new Kept(design, ended, false, Optional.of(file));
        }

        /** The suggested file for a part. */
        public Path suggestion(Part part) {
            return part == Part.CHECKPOINT ? ended.checkpoint() : ended.weights();
        }
    }

    private final Background background;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<Optional<Kept>> kept =
            new ReadOnlyObjectWrapper<>(this, "kept", Optional.empty());
    private Optional<UnsavedTraining> training = Optional.empty();

    /** @param failed receives the failure if a file cannot be written */
    public LastTraining(Background background, Consumer<Failure> failed) {
        this.background = background;
        this.failed = failed;
    }

    /** The training; empty if there is none to save. */
    public ReadOnlyObjectProperty<Optional<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** The suggested checkpoint file, if the training is worth saving and not saved yet; otherwise empty. */
    public Optional<Path> atStake() {
        return kept.get().filter(Kept::atStake).map(now -> now.suggestion(Part.CHECKPOINT));
    }

    /** Call it when a run has ended. */
    public void ended(ActiveRun run, RunRecord record) {
        clear();
        training = run.run().unsaved();
        kept.set(training.map(
                state -> new Kept(record.settings().spec().name(), run, isAtStake(run, record), Optional.empty())));
    }

    /**
     * Discards the training, after files that are being written are complete. Call it before another run starts or the
     * window closes.
     */
    public void clear() {
        training.ifPresent(given -> background.begin(Messages.text("run.saveFailed"), given::close, failed));
        training = Optional.empty();
        kept.set(Optional.empty());
    }

    /** Writes a part to a file. The user has already agreed to replace an existing file. */
    public void save(Part part, Path file) {
        save(part, file, saved -> {});
    }

    /** @param ended called once on the FX thread: whether the file was written */
    public void save(Part part, Path file, Consumer<Boolean> ended) {
        Consumer<Failure> notSaved = failure -> {
            failed.accept(failure);
            ended.accept(false);
        };
        training.ifPresentOrElse(
                state -> background.begin(
                        Messages.text("run.saveFailed"), () -> saveNow(state, part, file, ended, notSaved), notSaved),
                () -> ended.accept(false));
    }

    private void saveNow(
            UnsavedTraining state, Part part, Path file, Consumer<Boolean> ended, Consumer<Failure> notSaved) {
        try {
            part.save(state, file);
            background.fx().execute(() -> {
                if (training.equals(Optional.of(state))) {
                    kept.set(kept.get().map(now -> now.savedIn(file)));
                }
                ended.accept(true);
            });
        } catch (DenseScopeException foreseen) {
            Failure failure = Failures.known(foreseen.told(), foreseen);
            background.fx().execute(() -> notSaved.accept(failure));
        }
    }

    /** Whether the user is asked before the training is lost: it is not saved, and not a measurement only. */
    private static boolean isAtStake(ActiveRun run, RunRecord record) {
        boolean isTrial = record.settings().stepsBefore() == 0
                && record.settings().epochs().isEmpty()
                && record.settings().trainingSteps() <= TRIAL_STEPS;
        boolean isWritten = run.run().checkpointSteps().isPresent()
                || run.asked().outputs().weights().isPresent();
        return !isTrial && !isWritten;
    }
}
