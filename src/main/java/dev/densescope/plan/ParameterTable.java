package dev.densescope.plan;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places parameters, gradients and momentum, packed without gaps in three slots, so that those of a layer are one vector;
 * and the running statistics in a fourth.
 */
final class ParameterTable {
    private final Map<String, ParameterTensors> parameters = new LinkedHashMap<>();
    private final Map<String, RunningStatistics> runningStatistics = new LinkedHashMap<>();

    ParameterTable(Network network, ScheduleBuilder builder) {
        ScheduleBuilder.Slot values = builder.ownSlot("parameters", Category.PARAMETERS);
        ScheduleBuilder.Slot gradients = builder.ownSlot("parameter gradients", Category.PARAMETERS);
        ScheduleBuilder.Slot momentum = builder.ownSlot("momentum", Category.PARAMETERS);
        ScheduleBuilder.Slot statistics = builder.ownSlot("running statistics", Category.PARAMETERS);
        for (Layer layer : network.layers()) {
            for (Parameter parameter : layer.parameters()) {
                TensorShape shape = shapeOf(parameter);
                String name = parameter.name();
                parameters.put(
                        name,
                        new ParameterTensors(
                                parameter,
                                layer.path(),
                                builder.append(values, layer.path(), name, shape, true),
                                builder.append(gradients, layer.path(), name + " gradient", shape, false),
                                builder.append(momentum, layer.path(), name + " momentum", shape, true)));
            }
            for (BatchNorm norm : layer.batchNorms()) {
                runningStatistics.put(norm.module(), runningStatistics(builder, statistics, layer.path(), norm));
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

    List<ParameterTensors> of(LayerPath layer) {
        return parameters.values().stream()
                .filter(tensors -> tensors.layer().equals(layer))
                .toList();
    }

    List<RunningStatistics> allRunningStatistics() {
        return new ArrayList<>(runningStatistics.values());
    }

    private static RunningStatistics runningStatistics(
            ScheduleBuilder builder, ScheduleBuilder.Slot slot, LayerPath layer, BatchNorm norm) {
        TensorShape shape = TensorShape.vector(norm.shape().channels());
        return new RunningStatistics(
                norm,
                builder.append(slot, layer, norm.runningMeanName(), shape, true),
                builder.append(slot, layer, norm.runningVarianceName(), shape, true));
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
