package dev.densescope.ui.run.form;

import dev.densescope.file.FileTarget;
import dev.densescope.session.RunOutputs;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** The files that the next run writes in addition to its run file. FX thread only. */
public final class OutputsForm {
    private final FileEntry weights = FileEntry.toWrite();
    private final FileEntry checkpoint = FileEntry.toWrite();
    private final NumberEntry everySteps = NumberEntry.wholeOrEmpty(1, LengthForm.MAX_STEPS);
    private final StringBinding sameFile;

    /** @param start starting point of the run, whose file must not be replaced */
    OutputsForm(StartForm start) {
        sameFile = Bindings.createStringBinding(
                () -> findSameFile(start),
                weights.fileProperty(),
                checkpoint.fileProperty(),
                start.kindProperty(),
                start.weights().fileProperty(),
                start.checkpoint().fileProperty());
    }

    /** The file for the weights after the last step. */
    public FileEntry weights() {
        return weights;
    }

    /** The file for the checkpoint. */
    public FileEntry checkpoint() {
        return checkpoint;
    }

    /** The interval of checkpoints in steps, in addition to those after epochs. */
    public NumberEntry everySteps() {
        return everySteps;
    }

    /** Clears the files, which are chosen for one run. The interval is kept. */
    public void clear() {
        weights.clear();
        checkpoint.clear();
    }

    /** Why the files cannot be used together or with the starting point; empty if they can. */
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
                : List.of(weights.problem(), sameFile);
    }

    private String findSameFile(StartForm start) {
        Optional<String> weightsPlace = weights.file().map(FileTarget::canonicalName);
        Optional<String> checkpointPlace = checkpoint.file().map(FileTarget::canonicalName);
        if (weightsPlace.isPresent() && weightsPlace.equals(checkpointPlace)) {
            return Messages.text("run.form.sameFile");
        }
        Optional<String> begunWith = start.entry().flatMap(FileEntry::file).map(FileTarget::canonicalName);
        boolean replacesWeights = start.kindProperty().get() == StartForm.Kind.WEIGHTS
                && checkpointPlace.isPresent()
                && checkpointPlace.equals(begunWith);
        return replacesWeights || (weightsPlace.isPresent() && weightsPlace.equals(begunWith))
                ? Messages.text("run.form.replacesStart")
                : "";
    }
}
