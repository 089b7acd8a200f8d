package dev.densescope.session.local;

import dev.densescope.file.FileTarget;
import dev.densescope.network.Network;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.session.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsException;
import dev.densescope.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The files that a run reads its parameters from and writes them to. Run thread, but for what comes before it. */
final class ParameterFiles {
    private final Beginning beginning;
    private final RunOutputs outputs;
    private final Network network;
    private final long seed;
    private final StartingPoint start;
    /** Steps that the training had done before this run. */
    private int startSteps;
    /** Steps that the last checkpoint has; written by the run thread. */
    private volatile int savedSteps;

    private ParameterFiles(RunSettings settings, RunOutputs outputs) {
        this.outputs = outputs;
        network = Network.of(settings.spec());
        beginning = new Beginning(settings.start(), network);
        seed = settings.seed();
        start = settings.start();
    }

    static ParameterFiles of(RunOutputs outputs, RunSettings settings) {
        return new ParameterFiles(settings, outputs);
    }

    /**
     * Checks what the run begins with; gives the steps that its training has done before.
     *
     * @throws RunRefusedException if it cannot begin so
     */
    int finishedSteps() {
        startSteps = beginning.check(seed);
        savedSteps = startSteps;
        return startSteps;
    }

    /** What was done to weights so that they fit, once they have been checked: a sentence. */
    List<String> notices() {
        return beginning.changes().stream().toList();
    }

    /**
     * Makes sure that they can be written at all, before hours of training.
     *
     * @throws RunRefusedException if one cannot
     */
    void requireWritable() {
        List<Path> files = Stream.of(
                        outputs.initialWeights(),
                        outputs.weights(),
                        outputs.checkpoint().map(RunOutputs.Checkpoint::file))
                .flatMap(Optional::stream)
                .toList();
        files.forEach(ParameterFiles::requireWritable);
    }

    /**
     * Puts in what the run begins with, where initial values are already.
     *
     * @throws WeightsException if a file cannot be read or written
     */
    void beforeFirstStep(EngineTensors tensors) {
        beginning.load(tensors);
        outputs.initialWeights().ifPresent(file -> WeightsFile.write(file, network, tensors));
    }

    /** Before each step: keeps what a step that is given up would leave changed. */
    void beforeStep(EngineTensors tensors) {
        if (outputs.checkpoint().isPresent()) {
            tensors.keepRunningStatistics();
        }
    }

    /** When a step was given up in its middle: all that training changes is as it was before. */
    void stepGivenUp(EngineTensors tensors) {
        if (outputs.checkpoint().isPresent()) {
            tensors.restoreRunningStatistics();
        }
    }

    /**
     * After each step but the last.
     *
     * @param steps of the whole training so far
     * @param epochEnded whether an epoch has just ended
     * @throws WeightsException if a file cannot be written
     */
    void afterStep(EngineTensors tensors, int steps, boolean epochEnded) {
        outputs.checkpoint()
                .filter(checkpoint ->
                        epochEnded || (checkpoint.everySteps() > 0 && steps % checkpoint.everySteps() == 0))
                .ifPresent(checkpoint -> write(checkpoint, tensors, steps));
    }

    /**
     * When the run ends before its last step, and a step that was given up is undone. A checkpoint that neither this run
     * wrote nor the training it goes on with is left alone: a run that was started by mistake must not cost what an
     * earlier one reached.
     *
     * @param steps of the whole training that were finished
     * @throws WeightsException if a file cannot be written
     */
    void whenEndedEarly(EngineTensors tensors, int steps) {
        outputs.checkpoint()
                .filter(checkpoint -> steps > savedSteps && isOurs(checkpoint.file()))
                .ifPresent(checkpoint -> write(checkpoint, tensors, steps));
    }

    /**
     * When the run was asked to end with a checkpoint: there, unless one of this step was written already.
     *
     * @param steps of the whole training that were finished
     * @throws WeightsException if the file cannot be written
     */
    void whenStopped(Path file, EngineTensors tensors, int steps) {
        if (steps > savedSteps) {
            write(new RunOutputs.Checkpoint(file, 0), tensors, steps);
        }
    }

    /** Steps of the whole training that the checkpoint has which this run wrote last; empty if none. Any thread. */
    OptionalInt checkpointSteps() {
        int saved = savedSteps;
        return saved > startSteps ? OptionalInt.of(saved) : OptionalInt.empty();
    }

    private boolean isOurs(Path file) {
        return savedSteps > startSteps
                || Files.notExists(file)
                || (start instanceof StartingPoint.Checkpoint resumed && isSame(resumed.file(), file));
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException unreadable) {
            return false; // then better not to write
        }
    }

    private void write(RunOutputs.Checkpoint checkpoint, EngineTensors tensors, int steps) {
        Path file = checkpoint.file();
        CheckpointFile.write(file, network, steps, seed, new FiniteTensors(tensors, file, steps));
        savedSteps = steps;
    }

    /** @throws WeightsException if a file cannot be written, or training has diverged, here as above */
    void afterLastStep(EngineTensors tensors, int steps) {
        outputs.checkpoint().ifPresent(checkpoint -> write(checkpoint, tensors, steps));
        outputs.weights().ifPresent(file -> WeightsFile.write(file, network, new FiniteTensors(tensors, file, steps)));
    }

    private static void requireWritable(Path file) {
        FileTarget.objection(file).ifPresent(reason -> {
            throw new RunRefusedException("File %s cannot be written: %s.".formatted(file, reason));
        });
    }
}
