package dev.densescope.session.local.parameters;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.EarlierTraining;
import dev.densescope.weights.EpochSums;
import dev.densescope.weights.TrainingImages;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.UnevaluatedEpoch;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.WeightsException;
import java.util.Optional;

/**
 * The initial parameters of a run: from the seed, from weights, or from a checkpoint. The file is checked before
 * anything else and loaded when the engine exists.
 */
final class InitialParameters {
    private final StartingPoint start;
    private final Network network;
    private Optional<Text> changes = Optional.empty();
    private Optional<EarlierTraining> earlier = Optional.empty();

    InitialParameters(StartingPoint start, Network network) {
        this.start = start;
        this.network = network;
    }

    /**
     * Checks the file to start from, if any; returns the number of steps of its training.
     *
     * @throws RunRefusedException if the file cannot be used
     */
    int check() {
        try {
            if (start instanceof StartingPoint.Weights weights) {
                try (WeightsFile file = WeightsFile.open(weights.file(), network, weights.head())) {
                    changes = file.changes();
                }
            } else if (start instanceof StartingPoint.Checkpoint checkpoint) {
                try (CheckpointFile file = CheckpointFile.open(checkpoint.file(), network)) {
                    earlier = Optional.of(file.training());
                    return file.steps();
                }
            }
            return 0;
        } catch (WeightsException refused) {
            throw refused(refused);
        }
    }

    /**
     * Checks the sampling of the images before any of them is read.
     *
     * @throws RunRefusedException if the resumed training sampled them in another way
     */
    void checkSample(TrainingImages given) {
        try {
            earlier.ifPresent(training -> training.requireSameSample(given));
        } catch (WeightsException refused) {
            throw refused(refused);
        }
    }

    /**
     * Checks that a resumed training continues with the same images.
     *
     * @throws RunRefusedException if the images differ
     */
    void check(TrainingImages given) {
        try {
            earlier.ifPresent(training -> training.requireSame(given));
        } catch (WeightsException refused) {
            throw refused(refused);
        }
    }

    /** The last epoch of the training, if its evaluation is pending. */
    Optional<UnevaluatedEpoch> unevaluated() {
        return earlier.flatMap(EarlierTraining::unevaluated);
    }

    /** The sums of the epoch that the training is in; empty at the end of an epoch, or if they are not recorded. */
    Optional<EpochSums> epochSums() {
        return earlier.flatMap(EarlierTraining::epochSums);
    }

    /** Records which settings of a resumed training have changed. */
    void noteChanges(TrainingSetup setup) {
        changes = earlier.flatMap(training -> training.notice(setup)).or(() -> changes);
    }

    private static RunRefusedException refused(WeightsException refused) {
        return new RunRefusedException(
                refused.newHeadHelps() ? RunRefusedException.Subject.CLASSIFIER : RunRefusedException.Subject.START,
                refused);
    }

    /** A description of the initial parameters of its training, including earlier runs; empty if unknown. */
    Optional<String> text() {
        return start().origin();
    }

    /** The starting point; a checkpoint includes the origin of its training. */
    StartingPoint start() {
        return start instanceof StartingPoint.Checkpoint checkpoint
                ? new StartingPoint.Checkpoint(checkpoint.file(), earlier.flatMap(EarlierTraining::start))
                : start;
    }

    /** Changes to the weights to fit the design, or changed settings of a resumed training: one sentence. */
    Optional<Text> changes() {
        return changes;
    }

    /**
     * Overwrites the initialised parameters. Run thread.
     *
     * @throws WeightsException if the file has been replaced in the meantime
     */
    void load(EngineTensors tensors) {
        if (start instanceof StartingPoint.Weights weights) {
            try (WeightsFile file = WeightsFile.open(weights.file(), network, weights.head())) {
                tensors.loadWeights(file, file.names());
            }
        } else if (start instanceof StartingPoint.Checkpoint checkpoint) {
            try (CheckpointFile file = CheckpointFile.open(checkpoint.file(), network)) {
                tensors.loadWeights(file);
                tensors.loadMomentum(file);
            }
        }
    }
}
