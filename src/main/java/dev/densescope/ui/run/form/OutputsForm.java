package dev.densescope.ui.run.form;

import dev.densescope.file.FileTarget;
import dev.densescope.session.RunOutputs;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/** The files that the next run writes in addition to its run file. FX thread only. */
public final class OutputsForm {
    private final FileEntry weights;
    private final FileEntry checkpoint;
    private final NumberEntry everySteps = NumberEntry.wholeOrEmpty(1, LengthForm.MAX_STEPS);
    private final StartForm start;
    private final FileLooks.Reason reason;
    private final StringBinding sameFile;

    /** @param start starting point of the run, whose file must not be replaced */
    OutputsForm(StartForm start, FileLooks looks) {
        this.start = start;
        weights = FileEntry.toWrite(looks);
        checkpoint = FileEntry.toWrite(looks);
        reason = looks.reason();
        sameFile = Bindings.createStringBinding(() -> reason.textProperty().get(), reason.textProperty());
        for (ObservableValue<?> changed : List.<ObservableValue<?>>of(
                weights.fileProperty(),
                checkpoint.fileProperty(),
                start.kindProperty(),
                start.weights().fileProperty(),
                start.checkpoint().fileProperty())) {
            changed.addListener((observable, before, now) -> compare());
        }
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

    /** Compares the files, which is left to the worker as it reads links. */
    private void compare() {
        Optional<Path> weightsFile = weights.file();
        Optional<Path> checkpointFile = checkpoint.file();
        Optional<Path> begunWith = start.entry().flatMap(FileEntry::file);
        boolean fromWeights = start.kindProperty().get() == StartForm.Kind.WEIGHTS;
        if (weightsFile.isEmpty() && checkpointFile.isEmpty()) {
            reason.set("");
        } else {
            reason.find(() -> sameFile(weightsFile, checkpointFile, begunWith, fromWeights));
        }
    }

    private static String sameFile(
            Optional<Path> weights, Optional<Path> checkpoint, Optional<Path> start, boolean fromWeights) {
        Optional<String> weightsPlace = weights.map(FileTarget::canonicalName);
        Optional<String> checkpointPlace = checkpoint.map(FileTarget::canonicalName);
        if (weightsPlace.isPresent() && weightsPlace.equals(checkpointPlace)) {
            return Messages.text("run.form.sameFile");
        }
        Optional<String> begunWith = start.map(FileTarget::canonicalName);
        boolean replacesWeights = fromWeights && checkpointPlace.isPresent() && checkpointPlace.equals(begunWith);
        return replacesWeights || (weightsPlace.isPresent() && weightsPlace.equals(begunWith))
                ? Messages.text("run.form.replacesStart")
                : "";
    }
}
