package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsException;
import dev.densescope.weights.WeightsFile;
import java.util.Optional;

/** What a run's parameters begin with: found to be usable before anything else is done, then put into the engine. */
final class Beginning {
    private final StartingPoint start;
    private final Network network;
    private Optional<String> changes = Optional.empty();

    Beginning(StartingPoint start, Network network) {
        this.start = start;
        this.network = network;
    }

    /**
     * Reads the file to begin with, if any; gives the steps that its training has done.
     *
     * @throws RunRefusedException if it cannot be used
     */
    int check(CheckpointFile.Minibatches given) {
        try {
            if (start instanceof StartingPoint.Weights weights) {
                try (WeightsFile file = WeightsFile.open(weights.file(), network, weights.head())) {
                    changes = file.changes();
                }
            } else if (start instanceof StartingPoint.Checkpoint checkpoint) {
                try (CheckpointFile file = CheckpointFile.open(checkpoint.file(), network)) {
                    file.requireSame(given);
                    return file.steps();
                }
            }
            return 0;
        } catch (WeightsException refused) {
            throw new RunRefusedException(
                    refused.newHeadHelps() ? RunRefusedException.Subject.CLASSIFIER : RunRefusedException.Subject.START,
                    refused.getMessage(),
                    refused);
        }
    }

    /** What was done to weights so that they fit: a sentence; known once they have been checked. */
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
