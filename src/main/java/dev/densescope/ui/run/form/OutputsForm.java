package dev.densescope.ui.run.form;

import dev.densescope.session.RunOutputs;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** What the next run writes beside its record. FX thread only. */
public final class OutputsForm {
    private final FileEntry weights = FileEntry.toWrite();
    private final FileEntry checkpoint = FileEntry.toWrite();
    private final NumberEntry everySteps = NumberEntry.wholeOrNothing(1, LengthForm.MOST_STEPS);
    private final StringBinding sameFile =
            Bindings.createStringBinding(this::findSameFile, weights.fileProperty(), checkpoint.fileProperty());

    /** For the weights after the last step. */
    public FileEntry weights() {
        return weights;
    }

    /** For what a training that was stopped goes on from. */
    public FileEntry checkpoint() {
        return checkpoint;
    }

    /** How often the checkpoint is written beside the ends of epochs. */
    public NumberEntry everySteps() {
        return everySteps;
    }

    /** Why the two files cannot be used together; empty if they can. */
    public StringBinding sameFile() {
        return sameFile;
    }

    RunOutputs outputs() {
        return new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                weights.file(),
                checkpoint.file().map(file -> new RunOutputs.Checkpoint(file, (int) everySteps.whole())));
    }

    List<StringBinding> problems() {
        return checkpoint.file().isPresent()
                ? List.of(weights.problem(), checkpoint.problem(), sameFile, everySteps.problem())
                : List.of(weights.problem());
    }

    private String findSameFile() {
        Optional<Path> other = checkpoint.file().map(OutputsForm::plain);
        return other.isPresent() && weights.file().map(OutputsForm::plain).equals(other)
                ? Messages.text("run.form.sameFile")
                : "";
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
