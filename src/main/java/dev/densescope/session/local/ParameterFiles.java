package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsException;
import dev.densescope.weights.WeightsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a run reads its parameters from and writes them to. Run thread, but for what comes before it. */
final class ParameterFiles {
    private final Beginning beginning;
    private final RunOutputs outputs;
    private final Network network;
    private final long seed;

    private ParameterFiles(RunSettings settings, RunOutputs outputs) {
        this.outputs = outputs;
        network = Network.of(settings.spec());
        beginning = new Beginning(settings.start(), network);
        seed = settings.seed();
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
        return beginning.check(seed);
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
                .ifPresent(checkpoint -> CheckpointFile.write(checkpoint.file(), network, steps, seed, tensors));
    }

    /** @throws WeightsException if a file cannot be written */
    void afterLastStep(EngineTensors tensors, int steps) {
        outputs.checkpoint()
                .ifPresent(checkpoint -> CheckpointFile.write(checkpoint.file(), network, steps, seed, tensors));
        outputs.weights().ifPresent(file -> WeightsFile.write(file, network, tensors));
    }

    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new RunRefusedException("File %s cannot be written: it is a folder.".formatted(file));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RunRefusedException("File %s cannot be written: its folder is not there.".formatted(file));
        }
        if (!Files.isWritable(folder)) {
            throw new RunRefusedException(
                    "File %s cannot be written: nothing may be written to its folder.".formatted(file));
        }
    }
}
