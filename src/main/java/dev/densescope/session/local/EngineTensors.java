package dev.densescope.session.local;

import dev.densescope.engine.TrainingEngine;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.Value;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.TensorValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What training changes from step to step, under the names of files. Run thread only. */
final class EngineTensors implements TensorValues {
    private final TrainingEngine engine;
    private final Map<String, Value> weights = new LinkedHashMap<>();
    private final Map<String, Value> momentum = new LinkedHashMap<>();
    private final Map<String, Value> all = new HashMap<>();

    EngineTensors(StepTensors tensors, TrainingEngine engine) {
        this.engine = engine;
        for (ParameterTensors parameter : tensors.parameters()) {
            String name = parameter.parameter().name();
            weights.put(name, parameter.value());
            momentum.put(CheckpointFile.momentumName(name), parameter.momentum());
        }
        for (RunningStatistics statistics : tensors.runningStatistics()) {
            weights.put(statistics.batchNorm().runningMeanName(), statistics.mean());
            weights.put(statistics.batchNorm().runningVarianceName(), statistics.variance());
        }
        all.putAll(weights);
        all.putAll(momentum);
    }

    @Override
    public float[] of(String name) {
        return engine.read(all.get(name));
    }

    /** Overwrites parameters and running statistics. */
    void loadWeights(TensorValues source) {
        weights.forEach((name, value) -> engine.write(value, source.of(name)));
    }

    /** Overwrites momentum. */
    void loadMomentum(TensorValues source) {
        momentum.forEach((name, value) -> engine.write(value, source.of(name)));
    }
}
