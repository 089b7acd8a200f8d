package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.session.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.WeightsException;
import dev.densescope.weights.WeightsFile;

/** What a run's parameters begin with: found to be usable before anything else is done, then put into the engine. */
final class Beginning {
    private final StartingPoint start;
    private final Network network;

    Beginning(StartingPoint start, Network network) {
        this.start = start;
        this.network = network;
    }

    /**
     * Reads the file to begin with, if any; the run is what is left to do behind the steps of its training.
     *
     * @throws RunRefusedException if it cannot be used, or nothing is left to do
     */
    RunPlan check(RunPlan plan) {
        int finishedSteps = finishedSteps(plan.settings().seed());
        return finishedSteps == 0 ? plan : plan.after(finishedSteps, remaining(plan.settings(), finishedSteps));
    }

    private RunSettings remaining(RunSettings settings, int finishedSteps) {
        int left = settings.totalSteps() - finishedSteps;
        if (left < 1) {
            throw new RunRefusedException(
                    "The training of %s has done %d steps already, and warm-up and steps together are %d: set steps to more."
                            .formatted(start.text(), finishedSteps, settings.totalSteps()));
        }
        int warmupSteps = Math.min(settings.warmupSteps(), left - 1);
        return settings.lasting(warmupSteps, left - warmupSteps);
    }

    private int finishedSteps(long seed) {
        try {
            if (start instanceof StartingPoint.Weights weights) {
                WeightsFile.open(weights.file(), network).close();
            } else if (start instanceof StartingPoint.Checkpoint checkpoint) {
                try (CheckpointFile file = CheckpointFile.open(checkpoint.file(), network)) {
                    file.requireSeed(seed);
                    return file.steps();
                }
            }
            return 0;
        } catch (WeightsException refused) {
            throw new RunRefusedException(refused.getMessage(), refused);
        }
    }

    /**
     * Run thread: puts them in, where initial ones are already.
     *
     * @throws WeightsException if the file has become another one meanwhile
     */
    void load(EngineTensors tensors) {
        if (start instanceof StartingPoint.Weights weights) {
            try (WeightsFile file = WeightsFile.open(weights.file(), network)) {
                tensors.loadWeights(file);
            }
        } else if (start instanceof StartingPoint.Checkpoint checkpoint) {
            try (CheckpointFile file = CheckpointFile.open(checkpoint.file(), network)) {
                tensors.loadWeights(file);
                tensors.loadMomentum(file);
            }
        }
    }
}
