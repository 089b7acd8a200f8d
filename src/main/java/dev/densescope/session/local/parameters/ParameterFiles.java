package dev.densescope.session.local.parameters;

import dev.densescope.data.DatasetSummary;
import dev.densescope.failure.Failures;
import dev.densescope.file.FileProblem;
import dev.densescope.file.FileTarget;
import dev.densescope.file.UserFolders;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingSetups;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.EpochSums;
import dev.densescope.weights.OpenEpoch;
import dev.densescope.weights.ReplaceableFile;
import dev.densescope.weights.TrainingImages;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.UnevaluatedEpoch;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.PendingFile;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The files that a run reads parameters from and writes them to. Run thread, except for the checks before the run. */
public final class ParameterFiles implements AutoCloseable {
    private final InitialParameters initial;
    private final RunOutputs outputs;
    private final Network network;
    private final RunSettings settings;
    private TrainingImages given;
    /** Steps of the whole training. */
    private int trainingSteps;

    private final StartingPoint start;
    /** Steps of the training before this run. */
    private int startSteps;
    /** Step of the last checkpoint; written by the run thread. */
    private volatile int savedSteps;

    /** The epoch of the last finished step, if that is unfinished or was not evaluated. */
    private Optional<OpenEpoch> openEpoch = Optional.empty();

    private final RepeatedWrite checkpointWrite = new RepeatedWrite();
    private final RepeatedWrite weightsWrite = new RepeatedWrite();
    /** Written by the run thread. */
    private volatile Optional<UnsavedTraining> unsaved = Optional.empty();

    private final List<Text> failedWrites = new ArrayList<>();
    /** The initial weights in a temporary file, which is renamed once the training has started. */
    private Optional<PendingFile> initialWeights = Optional.empty();

    private final OutputClaims claims = new OutputClaims(UserFolders.data().resolve("claims"));

    private ParameterFiles(RunSettings settings, RunOutputs outputs) {
        this.outputs = outputs;
        network = Network.of(settings.spec());
        initial = new InitialParameters(settings.start(), network);
        this.settings = settings;
        given = TrainingSetups.images(settings, Optional.empty());
        start = settings.start();
    }

    public static ParameterFiles of(RunOutputs outputs, RunSettings settings) {
        return new ParameterFiles(settings, outputs);
    }

    /**
     * Checks the starting point of the run; returns the number of steps that its training has done before.
     *
     * @throws RunRefusedException if it cannot be used
     */
    public int finishedSteps() {
        startSteps = initial.check();
        initial.checkSample(given);
        savedSteps = startSteps;
        return startSteps;
    }

    /** The starting point of the run, after it has been checked. */
    public StartingPoint start() {
        return initial.start();
    }

    /**
     * Checks the images to train on, once they are known.
     *
     * @throws RunRefusedException if the resumed training used other images
     */
    public void recognised(Optional<DatasetSummary> images) {
        given = TrainingSetups.images(settings, images);
        initial.check(given);
    }

    /**
     * Checks the outputs, once the length of the whole training is known.
     *
     * @throws RunRefusedException if the run would replace files of another training
     */
    public void planned(int newTrainingSteps) {
        trainingSteps = newTrainingSteps;
        initial.noteChanges(setup());
        if (!outputs.replaces()) {
            overwriteCheck().requireReplaceable(outputs, startSteps, trainingSteps);
        }
    }

    private OverwriteCheck overwriteCheck() {
        return new OverwriteCheck(settings.spec(), setup(), start);
    }

    private TrainingSetup setup() {
        return new TrainingSetup(given, TrainingSetups.hyperparameters(settings, trainingSteps), initial.text());
    }

    /**
     * Notices about weights that were changed to fit the design, and about checkpoints that could not be written so
     * far: one sentence each. Before the run, or on the run thread.
     */
    public List<Text> notices() {
        return Stream.concat(initial.changes().stream(), failedWrites.stream()).toList();
    }

    /**
     * Checks before training that the files can be written, and claims them until {@link #release}.
     *
     * @throws RunRefusedException if one cannot, or another run in progress writes it
     */
    public void requireWritable() {
        List<Path> files = Stream.of(
                        outputs.initialWeights(),
                        outputs.weights(),
                        outputs.checkpoint().map(RunOutputs.Checkpoint::file))
                .flatMap(Optional::stream)
                .toList();
        files.forEach(ParameterFiles::requireWritable);
        claims.claim(files.stream().distinct().toList());
    }

    /** Lets other runs write the files, when the run has ended or is not to start. */
    public void release() {
        claims.close();
    }

    /**
     * Loads the starting point over the initialised parameters.
     *
     * @throws WeightsException if a file cannot be read or written
     */
    public void beforeFirstStep(EngineTensors tensors) {
        initial.load(tensors);
        initialWeights =
                outputs.initialWeights().map(file -> WeightsFile.begin(file, network, startSteps, setup(), tensors));
    }

    /**
     * After the first step: the training has started, so its initial weights replace earlier ones.
     *
     * @throws WeightsException if they cannot be written
     */
    public void afterFirstStep() {
        initialWeights.ifPresent(PendingFile::replace);
        close();
    }

    /** Deletes the temporary file, if any. */
    @Override
    public void close() {
        initialWeights.ifPresent(PendingFile::close);
        initialWeights = Optional.empty();
    }

    /** The last epoch before this run, if its evaluation is pending. */
    public Optional<UnevaluatedEpoch> unevaluatedBefore() {
        return initial.unevaluated();
    }

    /** The sums of the epoch that the training was in before this run; empty at the end of one, or if unknown. */
    public Optional<EpochSums> epochSumsBefore() {
        return initial.epochSums();
    }

    /** The epoch of the last finished step, for the checkpoints of this step; empty if it has ended. */
    public void epochContinued(Optional<OpenEpoch> epoch) {
        openEpoch = epoch;
    }

    /**
     * The run ends before the epoch of its last step was evaluated. A checkpoint of that step is written again, to
     * record that the evaluation is pending.
     *
     * @param steps finished steps of the whole training
     */
    public void notEvaluated(UnevaluatedEpoch epoch, EngineTensors tensors, int steps) {
        openEpoch = Optional.of(epoch);
        if (savedSteps == steps) {
            outputs.checkpoint().ifPresent(checkpoint -> write(checkpoint, tensors, steps));
        }
    }

    /** Before each step: saves the tensors that an abandoned step would change. */
    public void beforeStep(EngineTensors tensors) {
        if (outputs.checkpoint().isPresent()) {
            tensors.keepRunningStatistics();
        }
    }

    /** After an abandoned step: restores the state before it. */
    public void stepAbandoned(EngineTensors tensors) {
        if (outputs.checkpoint().isPresent()) {
            tensors.restoreRunningStatistics();
        }
    }

    /**
     * After each step but the last. A checkpoint that cannot be written does not end the training: it is reported, and
     * the next one is written as usual.
     *
     * @param steps steps of the whole training so far
     * @param epochEnded whether an epoch has just ended
     * @throws WeightsException if training has diverged
     */
    public void afterStep(EngineTensors tensors, int steps, boolean epochEnded) {
        Optional<Text> before = checkpointWrite.failure();
        outputs.checkpoint()
                .filter(checkpoint ->
                        epochEnded || (checkpoint.everySteps() > 0 && steps % checkpoint.everySteps() == 0))
                .ifPresent(checkpoint -> write(checkpoint, tensors, steps));
        if (before.isEmpty()) {
            checkpointWrite
                    .failure()
                    .ifPresent(why -> failedWrites.add(Text.of(
                            "No checkpoint was written at step %d; training continues and tries again at the next one. %s",
                            steps, why)));
        }
    }

    /**
     * Called if the run ends before its last step, after an abandoned step is undone. A later checkpoint of the same
     * training is kept: a run started by mistake must not replace the result of an earlier one.
     *
     * @param steps finished steps of the whole training
     * @throws WeightsException if training has diverged
     */
    public void endedEarly(TensorValues tensors, int steps) {
        outputs.checkpoint()
                .filter(checkpoint -> steps > savedSteps && mayReplace(checkpoint.file(), steps))
                .ifPresent(checkpoint -> write(checkpoint, tensors, steps));
    }

    /**
     * Called if the user stopped the run with a checkpoint. Writes it, unless one of this step has been written.
     *
     * @param steps finished steps of the whole training
     * @throws WeightsException if the file cannot be written
     */
    public void whenStopped(Path file, TensorValues tensors, int steps) {
        if (steps > savedSteps) {
            write(new RunOutputs.Checkpoint(file, 0), tensors, steps);
        }
    }

    /** Step of the last checkpoint that this run wrote; empty if none. Any thread. */
    public OptionalInt checkpointSteps() {
        int saved = savedSteps;
        return saved > startSteps ? OptionalInt.of(saved) : OptionalInt.empty();
    }

    private boolean mayReplace(Path checkpoint, int steps) {
        return outputs.replaces() || savedSteps > startSteps || overwriteCheck().mayReplaceAt(checkpoint, steps);
    }

    private void write(RunOutputs.Checkpoint checkpoint, TensorValues tensors, int steps) {
        Path file = checkpoint.file();
        if (checkpointWrite.attempt(() -> CheckpointFile.write(
                file, network, steps, setup(), openEpoch, new FiniteTensors(tensors, file, steps)))) {
            savedSteps = steps;
        }
    }

    /**
     * Writes the result after the last step, before anything else that may fail.
     *
     * @throws WeightsException if training has diverged
     */
    public void afterLastStep(EngineTensors tensors, int steps) {
        outputs.checkpoint().ifPresent(checkpoint -> write(checkpoint, tensors, steps));
        writeWeights(tensors, steps);
    }

    /** At the end: tries again to write what could not be written after the last step. */
    public void beforeEnd(EngineTensors tensors, int steps) {
        if (checkpointWrite.failure().isPresent()) {
            outputs.checkpoint().ifPresent(checkpoint -> write(checkpoint, tensors, steps));
        }
        if (weightsWrite.failure().isPresent()) {
            writeWeights(tensors, steps);
        }
    }

    private void writeWeights(EngineTensors tensors, int steps) {
        outputs.weights()
                .ifPresent(file -> weightsWrite.attempt(() ->
                        WeightsFile.write(file, network, steps, setup(), new FiniteTensors(tensors, file, steps))));
    }

    /** The reason why the result of the run could not be written; empty if it was. */
    public Optional<Text> lost() {
        List<Text> reasons = new ArrayList<>();
        checkpointWrite.failure().ifPresent(reasons::add);
        weightsWrite.failure().ifPresent(reasons::add);
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        if (checkpointWrite.failure().isPresent() && checkpointSteps().isPresent()) {
            reasons.add(Text.of("The checkpoint there is of step %d.", savedSteps));
        }
        return Optional.of(Text.sentences(reasons));
    }

    /**
     * After the last step: keeps the state of the training if requested. A failure becomes a notice and does not end
     * the run.
     */
    public void keepEnd(EngineTensors tensors, int steps) {
        if (!outputs.keepsEnd()) {
            return;
        }
        Path folder = folder();
        try {
            KeptTensors kept = KeptTensors.copy(folder, tensors.names(), tensors);
            unsaved = Optional.of(new KeptTraining(network, steps, setup(), openEpoch, kept));
        } catch (IOException failed) {
            Failures.log("The completed training could not be kept", failed);
            failedWrites.add(Text.of(
                    "The completed training could not be kept in %s for saving it later: %s.",
                    folder, FileProblem.reason(failed)));
        }
    }

    /** The folder of temporary files: that of the run file, if there is one. */
    public Path folder() {
        return outputs.runFile()
                .map(file -> file.toAbsolutePath().getParent())
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The completed training, if it was kept. Any thread. */
    public Optional<UnsavedTraining> unsaved() {
        return unsaved;
    }

    /** @throws RunRefusedException if the file cannot be written, or is not a weights file */
    public static void requireWritable(Path file) {
        FileTarget.whyNotWritable(file).ifPresent(reason -> {
            throw new RunRefusedException(Text.of("File %s cannot be written: %s.", file, reason));
        });
        if (!ReplaceableFile.byWeights(file)) {
            throw new RunRefusedException(
                    Text.of("File %s cannot be written: it is not a file of weights; choose another name.", file));
        }
    }
}
