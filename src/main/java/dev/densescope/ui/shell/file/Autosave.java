package dev.densescope.ui.shell.file;

import dev.densescope.file.write.NameClaim;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.model.DesignDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves unsaved work to the settings folder at most two seconds after each edit, also while edits go on, until it is saved
 * or discarded. Each start uses its own file name, so it never overwrites the work of another, and claims it while it
 * runs, so that no other window offers it. FX thread only, except for what the writer runs.
 */
public final class Autosave {
    private static final Logger LOG = LoggerFactory.getLogger(Autosave.class);
    private static final Duration DELAY = Duration.seconds(2);

    private final RecoveryFile kept;
    private final DesignDocument document;
    private final PauseTransition pause;
    private Optional<NameClaim> claim = Optional.empty();
    private ObservableBooleanValue on = new ReadOnlyBooleanWrapper(true);
    private boolean ended;

    private record Work(DenseNetSpec design, Optional<Path> file, boolean unsaved) {}

    /** @param writer writes the file, on another thread */
    public Autosave(Path folder, DesignDocument document, Executor writer) {
        this(folder, document, writer, DELAY);
    }

    /** @param delay from an edit to its copy */
    Autosave(Path folder, DesignDocument document, Executor writer, Duration delay) {
        this.kept = new RecoveryFile(folder.resolve("unsaved-" + UUID.randomUUID() + RecoveryFile.EXTENSION));
        this.document = document;
        pause = new PauseTransition(delay);
        pause.setOnFinished(event -> keepSoon(writer));
    }

    private void keepSoon(Executor writer) {
        Work now = now();
        try {
            writer.execute(() -> keep(now));
        } catch (RejectedExecutionException closing) { // its thread has ended with the window
            keep(now);
        }
    }

    /**
     * Starts listening to the document.
     *
     * @param whether unsaved work is saved; if not, there is no copy
     */
    public void start(ObservableBooleanValue whether) {
        on = whether;
        on.addListener((observable, before, now) -> pause.play());
        document.specProperty().addListener((observable, before, now) -> pause.play()); // goes on if it is under way
        document.unsavedProperty().addListener((observable, before, now) -> pause.play());
    }

    /** Deletes the copy, because the work is saved or discarded and the window closes. */
    public void forget() {
        pause.stop();
        end();
    }

    /**
     * Writes or deletes the copy of the work as it is now, when it is asked, on any thread; false if unsaved work could not
     * be written.
     */
    public BooleanSupplier keeping() {
        Work now = now();
        return () -> keep(now);
    }

    private Work now() {
        return new Work(document.spec(), document.file(), document.isUnsaved() && on.get());
    }

    private synchronized void end() {
        ended = true;
        delete();
    }

    private synchronized boolean keep(Work work) {
        if (ended) {
            return true;
        }
        if (!work.unsaved()) {
            delete();
            return true;
        }
        try {
            Files.createDirectories(kept.copy().toAbsolutePath().getParent());
            claim = claim.or(kept::claim); // before writing, or another window may offer it
            DesignFile.write(kept.copy(), work.design());
            kept.setFile(work.file());
            return true;
        } catch (IOException | DesignFileException failed) {
            LOG.warn("Unsaved work cannot be kept: {}", failed.getMessage());
            return false;
        }
    }

    private void delete() {
        kept.delete();
        claim.ifPresent(RecoveryFile::release);
        claim = Optional.empty();
    }
}
