package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Allocates parameters, gradients and momentum, packed without gaps in three slots, so that those of a layer are one
 * vector, and the running statistics in a fourth.
 */
final class ParameterTable {
    private final Map<String, ParameterTensors> parameters = new LinkedHashMap<>();
    private final Map<LayerPath, List<ParameterTensors>> byLayer = new HashMap<>();
    private final Map<String, RunningStatistics> runningStatistics = new LinkedHashMap<>();
    private final ScheduleBuilder.Slot values;
    private final ScheduleBuilder.Slot gradients;
    private final ScheduleBuilder.Slot momentum;
    private final ScheduleBuilder.Slot statistics;

    ParameterTable(Network network, ScheduleBuilder builder) {
        values = builder.ownSlot("parameters", Category.PARAMETERS);
        gradients = builder.ownSlot("parameter gradients", Category.PARAMETERS);
        momentum = builder.ownSlot("momentum", Category.PARAMETERS);
        statistics = builder.ownSlot("running statistics", Category.PARAMETERS);
        for (Layer layer : network.layers()) {
            List<ParameterTensors> ofLayer = new ArrayList<>();
            for (Parameter parameter : layer.parameters()) {
                ParameterTensors tensors = parameter(builder, layer.path(), parameter);
                ofLayer.add(tensors);
                parameters.put(parameter.name(), tensors);
            }
            byLayer.put(layer.path(), List.copyOf(ofLayer));
            for (BatchNorm norm : layer.batchNorms()) {
                runningStatistics.put(norm.module(), runningStatistics(builder, layer.path(), norm));
            }
        }
    }

    ParameterTensors of(Parameter parameter) {
        return parameters.get(parameter.name());
    }

    RunningStatistics of(BatchNorm norm) {
        return runningStatistics.get(norm.module());
    }

    List<ParameterTensors> all() {
        return List.copyOf(parameters.values());
    }

    /** The parameters of one layer, which are contiguous. */
    List<ParameterTensors> of(LayerPath layer) {
        return byLayer.get(layer);
    }

    List<RunningStatistics> allRunningStatistics() {
        return new ArrayList<>(runningStatistics.values());
    }

    private ParameterTensors parameter(ScheduleBuilder builder, LayerPath layer, Parameter parameter) {
        TensorShape shape = shapeOf(parameter);
        String name = parameter.name();
        return new ParameterTensors(
                parameter,
                layer,
                builder.append(values, layer, name, shape, true),
                builder.append(gradients, layer, name + " gradient", shape, false),
                builder.append(momentum, layer, name + " momentum", shape, true));
    }

    private RunningStatistics runningStatistics(ScheduleBuilder builder, LayerPath layer, BatchNorm norm) {
        TensorShape shape = TensorShape.vector(norm.shape().channels());
        return new RunningStatistics(
                norm,
                builder.append(statistics, layer, norm.runningMeanName(), shape, true),
                builder.append(statistics, layer, norm.runningVarianceName(), shape, true));
    }

    private static TensorShape shapeOf(Parameter parameter) {
        List<Integer> dimensions = parameter.dimensions();
        return switch (dimensions.size()) {
            case 1 -> TensorShape.vector(dimensions.get(0));
            case 2 -> TensorShape.matrix(dimensions.get(0), dimensions.get(1));
            default ->
                new TensorShape(
                        ElementType.FLOAT32,
                        Layout.ROW_MAJOR,
                        dimensions.get(0),
                        dimensions.get(1),
                        dimensions.get(2),
                        dimensions.get(3));
        };
    }
}
