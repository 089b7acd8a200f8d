package dev.densescope.session.baseline;

import dev.densescope.baseline.LibraryName;
import dev.densescope.data.ImageSource;
import dev.densescope.device.DeviceKind;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.model.ModelWeights;
import dev.densescope.network.Network;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.SettingsCheck;
import dev.densescope.session.TrainingData;
import dev.densescope.session.file.BaselineFile;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.table.BaselineHeader;
import dev.densescope.session.host.HostMemory;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Starts baselines of Deeplearning4j. Their process needs memory of its own, so no other run should be in progress. Any
 * thread.
 */
public final class BaselineRunner implements AutoCloseable {
    /** What it needs besides tensors: Java and the libraries. */
    private static final long PROGRAM_BYTES = 512L << 20;

    private static final Framework FRAMEWORK = Framework.DEEPLEARNING4J;

    private volatile boolean closed;
    private Optional<BaselineRun> latest = Optional.empty(); // guarded by this

    /**
     * Starts a training in a process of its own, on the processor.
     *
     * @param wanted the settings of a run; its storage plan does not apply
     * @param runFile never replaces a file
     * @param force whether to start although the model of the framework exceeds the available memory
     * @param stop polled during preparation, which is slow for a large folder of images; called by several threads
     * @throws RunRefusedException if it cannot start or {@code stop} returned true: one sentence
     */
    public BaselineRun start(RunSettings wanted, Optional<Path> runFile, boolean force, BooleanSupplier stop) {
        SettingsCheck.requireSound(wanted);
        if (!force) {
            requireMemory(wanted);
        }
        ModelWeights weights = weights(wanted);
        try {
            ImageSource source = TrainingData.open(wanted, () -> closed || stop.getAsBoolean());
            try {
                return start(wanted, source, weights, runFile);
            } catch (RuntimeException | Error refused) {
                source.close();
                throw refused;
            }
        } catch (RuntimeException | Error refused) {
            weights.close();
            throw refused;
        }
    }

    /** Cancels the current baseline and waits until its run file is closed; none starts afterwards. */
    @Override
    public void close() {
        closed = true; // stops a start in progress
        Optional<BaselineRun> current;
        synchronized (this) {
            current = latest;
        }
        current.ifPresent(run -> {
            run.cancel();
            run.ended().handle((record, broken) -> run).join();
        });
    }

    private synchronized BaselineRun start(
            RunSettings wanted, ImageSource source, ModelWeights weights, Optional<Path> runFile) {
        if (closed) {
            throw RunRefusedException.cancelled(new CancellationException());
        }
        RunSettings settings = wanted.lastingInAll(SettingsCheck.trainingSteps(wanted, source.batchesPerEpoch()))
                .withDevice(DeviceKind.PROCESSOR.id());
        BaselineRecord empty = new BaselineRecord(
                Instant.now(),
                FRAMEWORK,
                LibraryName.deeplearning4j(),
                settings,
                EnvironmentInfo.current(),
                List.of(),
                0,
                new RunOutcome.Interrupted(0),
                BaselineNotices.of(wanted, weights.changes()));
        BaselineJournal journal = new BaselineJournal(empty, runFile.map(file -> create(file, empty)));
        BaselineRun run = new BaselineRun(new BaselineTraining(journal, source, weights), journal);
        run.start();
        latest = Optional.of(run);
        return run;
    }

    private static BaselineFile create(Path file, BaselineRecord empty) {
        try {
            return BaselineFile.create(
                    file,
                    new BaselineHeader(
                            empty.startedAt(),
                            empty.framework(),
                            empty.library(),
                            empty.settings(),
                            empty.environment()));
        } catch (RunFileException refused) {
            throw new RunRefusedException(RunRefusedException.Subject.SETTINGS, refused);
        }
    }

    private static ModelWeights weights(RunSettings settings) {
        Network network = Network.of(settings.spec());
        if (settings.start() instanceof StartingPoint.Checkpoint) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.START,
                    Text.of(
                            "A baseline cannot resume from a checkpoint, since another framework cannot have done the steps"
                                    + " before: start it from the seed or from weights."));
        }
        try {
            return settings.start() instanceof StartingPoint.Weights given
                    ? ModelWeights.open(given.file(), network, given.head(), settings.seed())
                    : ModelWeights.initial(network, settings.seed());
        } catch (WeightsException refused) {
            throw new RunRefusedException(RunRefusedException.Subject.START, refused);
        }
    }

    private static void requireMemory(RunSettings settings) {
        long needed = FRAMEWORK.need(Network.of(settings.spec())).peakAllocatedBytes() + PROGRAM_BYTES;
        long available = HostMemory.availableBytes();
        if (available > 0 && needed > available) {
            throw RunRefusedException.forMemory(
                    Text.of(
                            "%s needs about %s (by its model, with about %s for the program), but %s are available",
                            FRAMEWORK.label(),
                            QuantityText.told(needed),
                            QuantityText.told(PROGRAM_BYTES),
                            QuantityText.told(available)),
                    Advice.reduce(Setting.BATCH),
                    0);
        }
    }
}
