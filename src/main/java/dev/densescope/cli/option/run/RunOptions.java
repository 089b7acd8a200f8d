package dev.densescope.cli.option.run;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.TensorFloat32Option;
import dev.densescope.cli.option.ThreadsOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.data.Augmentation;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for a run: device, length, images and recipe. */
public final class RunOptions {
    private static final int MAX_STEPS = 1_000_000;
    private static final double MAX_RATE = 1000;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda[:N]|nd4j",
            defaultValue = Devices.AUTO,
            description = {
                "Where to run; 'densescope devices' lists the devices. cuda is the first usable GPU; auto is cuda, or cpu",
                "without one. Default: auto."
            })
    private String device = Devices.AUTO;

    @Option(
            names = "--tf32",
            description = {
                "On a GPU: use TensorFloat-32 in convolutions and matrix products. Faster, but with 10 instead of",
                "23 bits of mantissa. Default: float32."
            })
    private boolean tensorFloat32;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Training steps to measure. Default: 10, or 20 if strategies take turns (--rounds).")
    private Optional<String> steps = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = {
                "Instead of --steps: train for N epochs, including warm-up, and evaluate after each. An incomplete last",
                "minibatch of an epoch is dropped."
            })
    private Optional<String> epochs = Optional.empty();

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "2",
            description = "Warm-up: training steps before those that are measured, in each run. Default: 2.")
    private String warmup = "2";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of parameters, image order and synthetic images. Default: 1.")
    private String seed = "1";

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--shuffle",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Shuffle stored images each epoch (default), or use file order.")
    private boolean shuffle = true;

    @Option(
            names = "--augment",
            paramLabel = "none|crop-flip",
            defaultValue = "none",
            description = "Augment stored images: random shifts of up to 4 pixels and flips. Default: none.")
    private String augmentation = "none";

    @Option(names = "--lr", paramLabel = "X", defaultValue = "0.1", description = "Learning rate. Default: 0.1.")
    private String learningRate = "0.1";

    @Option(
            names = "--schedule",
            paramLabel = "constant|step|cosine",
            defaultValue = "constant",
            description = {
                "Learning rate: constant; step: a tenth after half of all steps, a hundredth after",
                "three quarters; cosine: half a cosine to 0. Default: constant."
            })
    private String schedule = "constant";

    @Option(
            names = "--momentum",
            paramLabel = "X",
            defaultValue = "0.9",
            description = "Nesterov momentum. Default: 0.9.")
    private String momentum = "0.9";

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            defaultValue = "1e-4",
            description = "Weight decay. Default: 1e-4.")
    private String weightDecay = "1e-4";

    /**
     * The settings of a run.
     *
     * @throws UsageException if an option's value is not allowed
     */
    public RunSettings settings(DenseNetSpec spec, StoragePlan storage) {
        if (steps.isPresent() && epochs.isPresent()) {
            throw new UsageException("--steps and --epochs cannot be given together: give one of them.");
        }
        RunSettings forSteps = forSteps(spec, storage);
        TensorFloat32Option.requireGpu(forSteps.on());
        return epochs.map(text -> forSteps.forEpochs(Numbers.whole("--epochs", text, 1, MAX_STEPS)))
                .orElse(forSteps);
    }

    /** Whether the length is given, and not the default. */
    public boolean giveLength() {
        return steps.isPresent() || epochs.isPresent();
    }

    private RunSettings forSteps(DenseNetSpec spec, StoragePlan storage) {
        return new RunSettings(
                        spec,
                        storage,
                        device,
                        data.choice(),
                        Numbers.whole("--warmup", warmup, 0, MAX_STEPS),
                        Numbers.whole("--steps", steps.orElse("10"), 1, MAX_STEPS),
                        Numbers.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
                        threads.threads(),
                        new TrainingRecipe(
                                Numbers.decimal("--lr", learningRate, 0, MAX_RATE),
                                Numbers.decimal("--momentum", momentum, 0, 1),
                                Numbers.decimal("--weight-decay", weightDecay, 0, MAX_RATE),
                                shuffle,
                                augmentation(),
                                schedule()))
                .on(new DeviceChoice(device, threads.threads(), tensorFloat32));
    }

    private LearningRateSchedule schedule() {
        return LearningRateSchedule.ofId(schedule)
                .orElseThrow(() -> new UsageException(
                        "--schedule must be one of %s, but is '%s'.".formatted(LearningRateSchedule.ids(), schedule)));
    }

    private Augmentation augmentation() {
        return Augmentation.ofId(augmentation)
                .orElseThrow(() -> new UsageException(
                        "--augment must be none or crop-flip, but is '%s'.".formatted(augmentation)));
    }
}
