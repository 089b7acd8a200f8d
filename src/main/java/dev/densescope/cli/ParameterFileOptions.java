package dev.densescope.cli;

import dev.densescope.session.RunOutputs;
import dev.densescope.session.StartingPoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name files of parameters: what training begins with, and what is kept of it. */
final class ParameterFileOptions {
    private static final int MOST_STEPS = 1_000_000;

    @Option(
            names = "--weights-in",
            paramLabel = "FILE",
            description = "Begin with these weights: safetensors under torchvision's DenseNet names.")
    private Optional<String> weightsIn = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = {
                "Go on where this checkpoint was written, bit for bit as if training had never stopped. Warm-up and",
                "steps, or epochs, count from the very first step on: the same command line goes on to its end."
            })
    private Optional<String> resume = Optional.empty();

    @Option(
            names = "--init-weights-out",
            paramLabel = "FILE",
            description = "Write the weights before the first step there, as safetensors.")
    private Optional<String> initialWeightsOut = Optional.empty();

    @Option(
            names = "--weights-out",
            paramLabel = "FILE",
            description = {
                "Write the weights after the last step there. All strategies train the same weights, bit for bit:",
                "of several, the first that completes writes them, and the same holds for the checkpoint."
            })
    private Optional<String> weightsOut = Optional.empty();

    @Option(
            names = "--checkpoint-out",
            paramLabel = "FILE",
            description = {
                "Write there what --resume needs, after each epoch, after the last step, and on Ctrl-C after the last",
                "that was finished (but then no file is replaced that this training has not written)."
            })
    private Optional<String> checkpointOut = Optional.empty();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Write the checkpoint each time N steps of training are done, too.")
    private Optional<String> checkpointEvery = Optional.empty();

    /**
     * What parameters a run begins with.
     *
     * @throws UsageException if two things are asked for at once
     */
    StartingPoint start() {
        if (weightsIn.isPresent() && resume.isPresent()) {
            throw new UsageException(
                    "--weights-in and --resume cannot be given together: a checkpoint has weights of its own.");
        }
        if (resume.isPresent()) {
            return new StartingPoint.Checkpoint(path("--resume", resume.get()));
        }
        return weightsIn
                .<StartingPoint>map(file -> new StartingPoint.Weights(path("--weights-in", file)))
                .orElseGet(StartingPoint.Seed::new);
    }

    /**
     * The files to write, without a run file.
     *
     * @throws UsageException if two are the same, or the checkpoint's interval is not allowed
     */
    RunOutputs outputs() {
        Optional<Path> initial = initialWeightsOut.map(file -> path("--init-weights-out", file));
        Optional<Path> weights = weightsOut.map(file -> path("--weights-out", file));
        Optional<Path> checkpoint = checkpointOut.map(file -> path("--checkpoint-out", file));
        if (checkpointEvery.isPresent() && checkpoint.isEmpty()) {
            throw new UsageException("--checkpoint-every needs --checkpoint-out: it says when to write that file.");
        }
        Map<Path, String> taken = new HashMap<>();
        initial.ifPresent(file -> requireFree(taken, file, "--init-weights-out"));
        weights.ifPresent(file -> requireFree(taken, file, "--weights-out"));
        checkpoint.ifPresent(file -> requireFree(taken, file, "--checkpoint-out"));
        return new RunOutputs(
                Optional.empty(),
                initial,
                weights,
                checkpoint.map(file -> new RunOutputs.Checkpoint(file, everySteps())));
    }

    private int everySteps() {
        return checkpointEvery
                .map(text -> Numbers.whole("--checkpoint-every", text, 1, MOST_STEPS))
                .orElse(0);
    }

    private static void requireFree(Map<Path, String> taken, Path file, String option) {
        Optional<String> other =
                Optional.ofNullable(taken.putIfAbsent(file.toAbsolutePath().normalize(), option));
        if (other.isPresent()) {
            throw new UsageException(
                    "%s and %s must be different files, but are both %s.".formatted(other.get(), option, file));
        }
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new UsageException("%s must name a file, but is '%s'.".formatted(option, text), invalid);
        }
    }
}
