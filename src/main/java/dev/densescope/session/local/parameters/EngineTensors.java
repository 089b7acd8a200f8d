package dev.densescope.session.local.parameters;

import dev.densescope.engine.TrainingEngine;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.Value;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.tensor.TensorValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors that training changes, under their names in weights files. Run thread only. */
public final class EngineTensors implements TensorValues {
    private final TrainingEngine engine;
    private final Map<String, Value> weights = new LinkedHashMap<>();
    private final Map<String, Value> momentum = new LinkedHashMap<>();
    private final Map<String, Value> all = new HashMap<>();
    private final Map<Value, float[]> kept = new LinkedHashMap<>();
    private final List<Value> runningStatistics = new ArrayList<>();

    public EngineTensors(StepTensors tensors, TrainingEngine engine) {
        this.engine = engine;
        for (ParameterTensors parameter : tensors.parameters()) {
            String name = parameter.parameter().name();
            weights.put(name, parameter.value());
            momentum.put(CheckpointFile.momentumName(name), parameter.momentum());
        }
        for (RunningStatistics statistics : tensors.runningStatistics()) {
            runningStatistics.add(statistics.mean());
            runningStatistics.add(statistics.variance());
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

    /** The names of all. */
    Set<String> names() {
        return Collections.unmodifiableSet(all.keySet());
    }

    /**
     * Saves the running statistics: forward changes them, unlike parameters and momentum, which change only in the
     * update.
     */
    void keepRunningStatistics() {
        for (Value value : runningStatistics) {
            float[] target = kept.computeIfAbsent(
                    value, each -> new float[Math.toIntExact(each.shape().elements())]);
            engine.read(value, target);
        }
    }

    /** Restores the saved running statistics. */
    void restoreRunningStatistics() {
        kept.forEach(engine::write);
    }

    /** Overwrites parameters and running statistics. */
    void loadWeights(TensorValues source) {
        weights.forEach((name, value) -> engine.write(value, source.of(name)));
    }

    /** Overwrites some of them; the others keep their values. */
    void loadWeights(TensorValues source, Set<String> names) {
        names.forEach(name -> engine.write(weights.get(name), source.of(name)));
    }

    /** Overwrites momentum. */
    void loadMomentum(TensorValues source) {
        momentum.forEach((name, value) -> engine.write(value, source.of(name)));
    }
}
