package dev.densescope.session.local.parameters;

import dev.densescope.language.Text;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.SavedTraining;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.tensor.TensorFileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which existing files a run may replace without permission: those that it will write again bit for bit, which
 * are the checkpoint that it resumes from and files of the same training that are not later than its last step. Any
 * thread; reads the headers of the files.
 *
 * @param design of the run
 * @param setup of its training
 * @param start starting point of the run
 */
record OverwriteCheck(DenseNetSpec design, TrainingSetup setup, StartingPoint start) {
    private static final int MAX_DIFFERENCES = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * A file that the run writes.
     *
     * @param lastStep step of the training that its final contents will have
     */
    private record Output(Path file, TensorFileKind kind, int lastStep) {}

    /**
     * Checks all outputs of a run.
     *
     * @param startSteps steps of the training before the run
     * @param trainingSteps steps of the whole training
     * @throws RunRefusedException if it would replace other files; names them and their trainings
     */
    void requireReplaceable(RunOutputs outputs, int startSteps, int trainingSteps) {
        List<Text> objections = Stream.of(
                        outputs.initialWeights().map(file -> new Output(file, TensorFileKind.WEIGHTS, startSteps)),
                        outputs.weights().map(file -> new Output(file, TensorFileKind.WEIGHTS, trainingSteps)),
                        outputs.checkpoint()
                                .map(each -> new Output(each.file(), TensorFileKind.CHECKPOINT, trainingSteps)))
                .flatMap(Optional::stream)
                .flatMap(output -> objection(output).stream())
                .toList();
        if (!objections.isEmpty()) {
            throw new RunRefusedException(RunRefusedException.Subject.OUTPUT, Text.sentences(objections));
        }
    }

    /** Whether an existing checkpoint may be replaced by one of this training at a step. */
    boolean mayReplaceAt(Path checkpoint, int step) {
        return objection(new Output(checkpoint, TensorFileKind.CHECKPOINT, step))
                .isEmpty();
    }

    private Optional<Text> objection(Output output) {
        Path file = output.file();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0 || isResumedFrom(output)) {
                return Optional.empty();
            }
            String written =
                    TIME.format(Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.systemDefault()));
            return SavedTraining.of(file)
                    .map(found -> objection(output, found, written))
                    .orElseGet(() -> Optional.of(Text.of(
                            "File %s holds weights of an unknown training, written %s, which this run would replace: choose another file.",
                            file, written)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Optional<Text> objection(Output output, SavedTraining found, String written) {
        List<Text> differences = found.differences(design, setup);
        boolean isOfThisTraining = differences.isEmpty();
        boolean isSameKind = found.kind() == output.kind();
        if (isOfThisTraining && isSameKind && found.steps() <= output.lastStep()) {
            return Optional.empty();
        }
        Text whose = isOfThisTraining
                ? Text.of("of this training after step %d", found.steps())
                : Text.of(
                        "of another training, %s, after step %d (%s)",
                        found.design().name(), found.steps(), shown(differences));
        Text what = found.kind() == TensorFileKind.CHECKPOINT ? Text.of("a checkpoint") : Text.of("weights");
        return Optional.of(
                isOfThisTraining && isSameKind
                        ? Text.of(
                                "File %s holds %s %s, written %s, which this run would replace with that of step %d: choose"
                                        + " another file.",
                                output.file(), what, whose, written, output.lastStep())
                        : Text.of(
                                "File %s holds %s %s, written %s, which this run would replace: choose another file.",
                                output.file(), what, whose, written));
    }

    private static List<Object> shown(List<?> differences) {
        List<Object> shown = new ArrayList<>(differences.subList(0, Math.min(differences.size(), MAX_DIFFERENCES)));
        if (differences.size() > MAX_DIFFERENCES) {
            shown.add("...");
        }
        return shown;
    }

    /** Whether the run resumes from this file; only a checkpoint may replace it. */
    private boolean isResumedFrom(Output output) {
        try {
            return output.kind() == TensorFileKind.CHECKPOINT
                    && start instanceof StartingPoint.Checkpoint resumed
                    && Files.isSameFile(resumed.file(), output.file());
        } catch (IOException unreadable) {
            return false; // unknown: treated as another file
        }
    }
}
