package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.hardware.KernelLayouts;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.plan.step.Window;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.Optional;

/** State shared by all emitters of one schedule. */
final class StepContext {
    private final DenseNetSpec spec;
    private final ScheduleBuilder builder;
    private final ParameterTable parameters;
    private final SharedStorages storages;
    private final StorageDecisions decisions;
    private final Target target;
    private final ScheduleBuilder.Slot convolutionNormStatistics;
    private int dropouts;

    StepContext(
            Network network,
            ScheduleBuilder builder,
            ParameterTable parameters,
            StorageDecisions decisions,
            Target target) {
        spec = network.spec();
        this.builder = builder;
        this.parameters = parameters;
        this.decisions = decisions;
        this.target = target;
        storages = new SharedStorages(network, builder, decisions);
        convolutionNormStatistics = builder.ownSlot("batch statistics", Category.PARAMETERS);
    }

    ScheduleBuilder builder() {
        return builder;
    }

    ParameterTable parameters() {
        return parameters;
    }

    SharedStorages storages() {
        return storages;
    }

    StorageDecisions decisions() {
        return decisions;
    }

    KernelLayouts layouts() {
        return target.layouts();
    }

    /** Whether the first batch norm of a layer is never stored as a whole; gradients must share storage for that. */
    boolean computesInChunks(LayerPath layer) {
        return target.computesInChunks()
                && decisions.sharesGradients()
                && decisions.recomputed(layer).inChunks();
    }

    int batch() {
        return spec.batch();
    }

    TensorShape shape(MapShape maps, Layout layout) {
        return new TensorShape(ElementType.FLOAT32, layout, spec.batch(), maps.channels(), maps.height(), maps.width());
    }

    View weight(Convolution convolution) {
        return View.of(parameters.of(convolution.weight()).value());
    }

    View weightGradient(Convolution convolution) {
        return View.of(parameters.of(convolution.weight()).gradient());
    }

    static Window window(Convolution convolution) {
        return new Window(convolution.kernel(), convolution.stride(), convolution.padding());
    }

    void emitConvolution(LayerPath layer, String name, Convolution convolution, Value input, Value output) {
        emitConvolution(Phase.FORWARD, layer, name, convolution, input, output);
    }

    void emitConvolution(
            Phase phase, LayerPath layer, String name, Convolution convolution, Value input, Value output) {
        builder.emit(
                phase,
                layer,
                name,
                new Convolve(View.of(input), weight(convolution), View.of(output), window(convolution)));
    }

    void emitWeightsGradient(LayerPath layer, String name, Convolution convolution, Value input, Value gradient) {
        builder.emit(
                Phase.BACKWARD,
                layer,
                name + " weights gradient",
                new ConvolveBackwardWeights(
                        View.of(input), View.of(gradient), weightGradient(convolution), window(convolution)));
    }

    /**
     * The output gradient of a batch norm, reused for its input gradient, which is computed elementwise. Empty if
     * gradients do not share storage or the two have different layouts.
     */
    Optional<Value> gradientInPlace(Value outputGradient, TensorShape inputShape) {
        return decisions.sharesGradients() && outputGradient.shape().equals(inputShape)
                ? Optional.of(outputGradient)
                : Optional.empty();
    }

    void emitDataGradient(LayerPath layer, String name, Convolution convolution, Value gradient, View inputGradient) {
        builder.emit(
                Phase.BACKWARD,
                layer,
                name + " data gradient",
                new ConvolveBackwardData(View.of(gradient), weight(convolution), inputGradient, window(convolution)));
    }

    /** Dropout after a convolution, with a mask of its own; emits nothing if the design has no dropout. */
    DropoutEmitter dropout(LayerPath layer, String name) {
        return new DropoutEmitter(builder, layer, name, spec.dropout(), dropouts++);
    }

    /** Batch norm of the output of a convolution; all their batch statistics are in one slot. */
    ConvolutionNorm convolutionNorm(LayerPath layer, String name, BatchNorm norm, Value input, Value output) {
        TensorShape vector = TensorShape.vector(norm.shape().channels());
        Value mean = builder.append(convolutionNormStatistics, layer, name + " mean", vector, false);
        Value variance = builder.append(convolutionNormStatistics, layer, name + " variance", vector, false);
        return new ConvolutionNorm(
                builder, layer, name, input, output, mean, variance, NormParameters.of(norm, parameters));
    }
}
