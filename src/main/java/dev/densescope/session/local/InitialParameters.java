package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.EarlierTraining;
import dev.densescope.weights.TrainingImages;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.UnevaluatedEpoch;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.WeightsException;
import java.util.Optional;

/** What a run's parameters begin with: found to be usable before anything else is done, then put into the engine. */
final class InitialParameters {
    private final StartingPoint start;
    private final Network network;
    private Optional<String> changes = Optional.empty();
    private Optional<EarlierTraining> earlier = Optional.empty();

    InitialParameters(StartingPoint start, Network network) {
        this.start = start;
        this.network = network;
    }

    /**
     * Reads the file to begin with, if any; gives the steps that its training has done.
     *
     * @throws RunRefusedException if it cannot be used
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
     * Checks what is known of the images before any is looked at.
     *
     * @throws RunRefusedException if the training that is gone on with drew them in another way
     */
    void checkSample(TrainingImages given) {
        try {
            earlier.ifPresent(training -> training.requireSameSample(given));
        } catch (WeightsException refused) {
            throw refused(refused);
        }
    }

    /**
     * Checks that a training that is gone on with is given the same images.
     *
     * @throws RunRefusedException if it is not
     */
    void check(TrainingImages given) {
        try {
            earlier.ifPresent(training -> training.requireSame(given));
        } catch (WeightsException refused) {
            throw refused(refused);
        }
    }

    /** The epoch that the training has ended with, if that is still to be evaluated. */
    Optional<UnevaluatedEpoch> unevaluated() {
        return earlier.flatMap(EarlierTraining::unevaluated);
    }

    /** A training that is gone on with may go on otherwise, but not without a word. */
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
        if (start instanceof StartingPoint.Weights weights) {
            return Optional.of("weights " + weights.file().getFileName());
        }
        return start instanceof StartingPoint.Checkpoint
                ? earlier.flatMap(EarlierTraining::start)
                : Optional.of("initial weights from the seed");
    }

    /** What was done to weights so that they fit, or is done to a training otherwise than before: a sentence. */
    Optional<String> changes() {
        return changes;
    }

    /**
     * Run thread: puts them in, where initial ones are already.
     *
     * @throws WeightsException if the file has become another one meanwhile
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
