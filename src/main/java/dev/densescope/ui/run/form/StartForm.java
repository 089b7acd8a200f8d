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

/** What parameters the next run begins with. FX thread only. */
public final class StartForm {
    /** Where they come from. */
    public enum Kind {
        SEED,
        WEIGHTS,
        CHECKPOINT
    }

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.SEED);
    private final ObjectProperty<HeadChoice> head = new SimpleObjectProperty<>(this, "head", HeadChoice.MATCH);
    private final FileEntry weights = FileEntry.toRead();
    private final FileEntry checkpoint = FileEntry.toRead();
    private final Recognised<SavedCheckpoint> foundCheckpoint = new Recognised<>();
    private final Recognised<ImportedDesign> foundWeights = new Recognised<>();
    private Optional<Path> opened = Optional.empty();

    StartForm() {
        head.addListener((observable, before, now) -> weights.forgetRefusal()); // it was said of the other choice
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Weights to begin a new training with. */
    public FileEntry weights() {
        return weights;
    }

    /** What becomes of a classifier in the weights that does not fit. */
    public ObjectProperty<HeadChoice> headProperty() {
        return head;
    }

    /** Where a training is to go on. */
    public FileEntry checkpoint() {
        return checkpoint;
    }

    /** What the chosen checkpoint is. */
    public Recognised<SavedCheckpoint> foundCheckpoint() {
        return foundCheckpoint;
    }

    /** Of which design the chosen weights are. */
    public Recognised<ImportedDesign> foundWeights() {
        return foundWeights;
    }

    /** The next runs begin with these weights. */
    void use(Path file) {
        weights.choose(file);
        head.set(HeadChoice.MATCH);
        kind.set(Kind.WEIGHTS);
        opened = Optional.of(file);
    }

    /** Another design was opened: what {@link #use} set, and the user left so, holds no more. */
    void forget() {
        if (kind.get() == Kind.WEIGHTS && opened.isPresent() && opened.equals(weights.file())) {
            kind.set(Kind.SEED);
        }
        opened = Optional.empty();
    }

    /** The file that is asked for, if any is. */
    Optional<FileEntry> entry() {
        return switch (kind.get()) {
            case SEED -> Optional.empty();
            case WEIGHTS -> Optional.of(weights);
            case CHECKPOINT -> Optional.of(checkpoint);
        };
    }

    /** What a run begins with; the seed where no file has been chosen. */
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
