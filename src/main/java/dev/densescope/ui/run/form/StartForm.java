package dev.densescope.ui.run.form;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The starting point of the next run. FX thread only. */
public final class StartForm {
    /** The kind of starting point. */
    public enum Kind {
        SEED,
        WEIGHTS,
        CHECKPOINT
    }

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.SEED);
    private final ObjectProperty<HeadChoice> head = new SimpleObjectProperty<>(this, "head", HeadChoice.MATCH);
    private final FileEntry weights;
    private final FileEntry checkpoint;
    private final Recognised<SavedCheckpoint> foundCheckpoint = new Recognised<>();
    private final Recognised<ImportedDesign> foundWeights = new Recognised<>();
    private Optional<Path> opened = Optional.empty();

    StartForm(FileLooks looks) {
        weights = FileEntry.toRead(looks);
        checkpoint = FileEntry.toRead(looks);
        head.addListener((observable, before, now) -> weights.forgetRefusal()); // it was said of the other choice
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** The weights file for a new training. */
    public FileEntry weights() {
        return weights;
    }

    /** How a classifier with another number of classes is handled. */
    public ObjectProperty<HeadChoice> headProperty() {
        return head;
    }

    /** The checkpoint to resume from. */
    public FileEntry checkpoint() {
        return checkpoint;
    }

    /** The content of the chosen checkpoint. */
    public Recognised<SavedCheckpoint> foundCheckpoint() {
        return foundCheckpoint;
    }

    /** The design of the chosen weights. */
    public Recognised<ImportedDesign> foundWeights() {
        return foundWeights;
    }

    /** Sets weights as the starting point of the next runs. */
    void use(Path file) {
        weights.choose(file);
        head.set(HeadChoice.MATCH);
        kind.set(Kind.WEIGHTS);
        opened = Optional.of(file);
    }

    /**
     * Call it when another design was opened: clears the weights set by {@link #use}, unless the user has changed them.
     */
    void forget() {
        if (kind.get() == Kind.WEIGHTS && opened.isPresent() && opened.equals(weights.file())) {
            kind.set(Kind.SEED);
        }
        opened = Optional.empty();
    }

    /** The file field of the selected kind, if it has one. */
    Optional<FileEntry> entry() {
        return switch (kind.get()) {
            case SEED -> Optional.empty();
            case WEIGHTS -> Optional.of(weights);
            case CHECKPOINT -> Optional.of(checkpoint);
        };
    }

    /** The starting point of a run; the seed if no file has been chosen. */
    public StartingPoint start() {
        return entry().flatMap(FileEntry::file)
                .<StartingPoint>map(file -> kind.get() == Kind.WEIGHTS
                        ? new StartingPoint.Weights(file, head.get())
                        : new StartingPoint.Checkpoint(file))
                .orElseGet(StartingPoint.Seed::new);
    }

    List<StringBinding> problems() {
        return entry().map(FileEntry::problem).stream().toList();
    }
}
