package dev.densescope.cli.option.run;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.settings.StartingPoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for weights and checkpoint files: the starting point of the training, and its outputs. */
public final class ParameterFileOptions {
    private static final String WEIGHTS_IN = WeightsInOptions.WEIGHTS_IN;
    private static final String RESUME = "--resume";
    private static final String INITIAL_WEIGHTS_OUT = "--init-weights-out";
    private static final String WEIGHTS_OUT = "--weights-out";
    private static final String CHECKPOINT_OUT = "--checkpoint-out";
    private static final int MAX_STEPS = 1_000_000;

    @Mixin
    private WeightsInOptions weightsIn = new WeightsInOptions();

    @Option(
            names = RESUME,
            paramLabel = "FILE",
            description = {
                "Resume from this checkpoint, bit-identical to training without interruption. Warm-up and",
                "steps, or epochs, count from the first step of the training: repeat the same command line to finish it.",
                "A changed recipe (--lr, --schedule, ...) is used and reported; another batch or seed is refused.",
                "With another number of threads, sums round differently in the last bits."
            })
    private Optional<String> resume = Optional.empty();

    @Option(
            names = INITIAL_WEIGHTS_OUT,
            paramLabel = "FILE",
            description = "Write the initial weights to this file, as safetensors.")
    private Optional<String> initialWeightsOut = Optional.empty();

    @Option(
            names = WEIGHTS_OUT,
            paramLabel = "FILE",
            description = {
                "Write the final weights to this file. All strategies train bit-identical weights:",
                "the first that completes writes them, and the checkpoint."
            })
    private Optional<String> weightsOut = Optional.empty();

    @Option(
            names = CHECKPOINT_OUT,
            paramLabel = "FILE",
            description = {
                "Write a checkpoint for --resume after each epoch, after the last step, and on Ctrl-C for the last",
                "finished step. Weights and checkpoints of another training, or of a later step of this one, are",
                "replaced only with --force.",
            })
    private Optional<String> checkpointOut = Optional.empty();

    @Option(names = "--checkpoint-every", paramLabel = "N", description = "Also write the checkpoint every N steps.")
    private Optional<String> checkpointEvery = Optional.empty();

    /**
     * The starting point of a run.
     *
     * @throws UsageException if two options exclude each other
     */
    public StartingPoint start() {
        Optional<StartingPoint.Weights> weights = weightsIn.weights();
        if (weights.isPresent() && resume.isPresent()) {
            throw new UsageException(
                    "--weights-in and --resume cannot be given together: a checkpoint contains weights.");
        }
        if (resume.isPresent()) {
            return new StartingPoint.Checkpoint(path(RESUME, resume.get()));
        }
        return weights.isPresent() ? weights.get() : new StartingPoint.Seed();
    }

    /**
     * The files to write, except the run file.
     *
     * @param strategies number of strategies that start from the same file, in sequence
     * @throws UsageException if two files are the same, a file is still needed as a starting point, or the checkpoint
     *     interval is not allowed
     */
    public RunOutputs outputs(int strategies) {
        Optional<Path> initial = initialWeightsOut.map(file -> path(INITIAL_WEIGHTS_OUT, file));
        Optional<Path> weights = weightsOut.map(file -> path(WEIGHTS_OUT, file));
        Optional<Path> checkpoint = checkpointOut.map(file -> path(CHECKPOINT_OUT, file));
        if (checkpointEvery.isPresent() && checkpoint.isEmpty()) {
            throw new UsageException("--checkpoint-every needs --checkpoint-out, the file to write.");
        }
        Map<String, String> taken = new HashMap<>();
        initial.ifPresent(file -> requireFree(taken, file, INITIAL_WEIGHTS_OUT));
        weights.ifPresent(file -> requireFree(taken, file, WEIGHTS_OUT));
        checkpoint.ifPresent(file -> requireFree(taken, file, CHECKPOINT_OUT));
        resume.ifPresent(file -> requireResumable(taken, path(RESUME, file), strategies));
        weightsIn.file().ifPresent(file -> requireKept(taken, file));
        return new RunOutputs(
                Optional.empty(),
                initial,
                weights,
                checkpoint.map(file -> new RunOutputs.Checkpoint(file, everySteps())));
    }

    /** All files given, by option. */
    public Map<String, Path> all() {
        Map<String, Path> all = new LinkedHashMap<>();
        weightsIn.file().ifPresent(file -> all.put(WEIGHTS_IN, file));
        resume.ifPresent(file -> all.put(RESUME, path(RESUME, file)));
        initialWeightsOut.ifPresent(file -> all.put(INITIAL_WEIGHTS_OUT, path(INITIAL_WEIGHTS_OUT, file)));
        weightsOut.ifPresent(file -> all.put(WEIGHTS_OUT, path(WEIGHTS_OUT, file)));
        checkpointOut.ifPresent(file -> all.put(CHECKPOINT_OUT, path(CHECKPOINT_OUT, file)));
        return all;
    }

    private int everySteps() {
        return checkpointEvery
                .map(text -> Numbers.whole("--checkpoint-every", text, 1, MAX_STEPS))
                .orElse(0);
    }

    /**
     * The checkpoint that the run resumes from may be replaced only by a checkpoint, and only if it is the start of one
     * strategy.
     */
    private static void requireResumable(Map<String, String> taken, Path file, int strategies) {
        Optional<String> output = Optional.ofNullable(taken.get(FileTarget.canonicalName(file)));
        if (output.isPresent() && !output.get().equals(CHECKPOINT_OUT)) {
            throw different(RESUME, output.get(), file);
        }
        if (output.isPresent() && strategies > 1) {
            throw new UsageException(
                    "%s and %s are both %s, which all strategies start from: give one --strategy, or different files."
                            .formatted(RESUME, output.get(), file));
        }
    }

    /**
     * Weights that a training starts from must not be replaced: they may be hard to obtain again, and the command could
     * not be repeated.
     */
    private static void requireKept(Map<String, String> taken, Path file) {
        Optional.ofNullable(taken.get(FileTarget.canonicalName(file))).ifPresent(output -> {
            throw different(WEIGHTS_IN, output, file);
        });
    }

    private static void requireFree(Map<String, String> taken, Path file, String option) {
        Optional.ofNullable(taken.putIfAbsent(FileTarget.canonicalName(file), option))
                .ifPresent(other -> {
                    throw different(other, option, file);
                });
    }

    private static UsageException different(String first, String second, Path file) {
        return new UsageException("%s and %s must be different files, but are both %s.".formatted(first, second, file));
    }

    static Path path(String option, String text) {
        if (text.isEmpty()) {
            throw new UsageException("%s must name a file, but is ''.".formatted(option));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new UsageException("%s must name a file, but is '%s'.".formatted(option, text), invalid);
        }
    }
}
