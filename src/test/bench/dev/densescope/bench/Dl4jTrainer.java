package dev.densescope.bench;

import dev.densescope.baseline.dl4j.GraphTrainer;
import dev.densescope.model.ModelWeights;

/** Deeplearning4j's graph on a workload, as baselines train it. Starts from the same weights as our engine. */
final class Dl4jTrainer {
    private final GraphTrainer trainer;
    private final float[] images;
    private final int[] labels;

    Dl4jTrainer(Workload workload) {
        images = workload.images();
        labels = workload.labels();
        trainer = new GraphTrainer(
                workload.network(),
                Workload.MOMENTUM,
                Workload.WEIGHT_DECAY,
                ModelWeights.initial(workload.network(), Workload.SEED));
    }

    /** One step; gives the loss before the update, without weight decay. */
    float step() {
        return trainer.step(Workload.LEARNING_RATE, images, labels).loss();
    }
}
