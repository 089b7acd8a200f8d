package dev.densescope.bench;

import static dev.densescope.bench.KernelCase.Operand.read;
import static dev.densescope.bench.KernelCase.Operand.untouched;
import static dev.densescope.bench.KernelCase.Operand.updated;
import static dev.densescope.bench.KernelCase.Operand.withNorm;
import static dev.densescope.bench.KernelCase.Operand.written;

import dev.densescope.bench.KernelCase.Operand;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.MapShape;
import dev.densescope.network.StemLayer;
import dev.densescope.network.TransitionLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kernels that a step spends its time in, with the layouts that the schedule gives them, layer by layer. */
final class KernelCases {
    private final Workload workload;
    private final List<KernelCase> cases = new ArrayList<>();

    private KernelCases(Workload workload) {
        this.workload = workload;
    }

    /** Of a workload: the middle layer of a block, and for a net with an ImageNet stem the stem and the first transition. */
    static List<KernelCase> of(Workload workload) {
        KernelCases result = new KernelCases(workload);
        List<DenseBlock> blocks = workload.network().blocks();
        StemLayer stem = workload.network().stem();
        DenseBlock block = blocks.get(stem.batchNorm().isPresent() ? 1 : 0);
        result.addDenseLayer(block.layers().get(block.layers().size() / 2));
        result.addTransition(blocks.get(0).transition().orElseThrow());
        if (stem.batchNorm().isPresent()) {
            result.addStem(stem);
        }
        return List.copyOf(result.cases);
    }

    private void addDenseLayer(DenseLayer layer) {
        Convolution pointwise = layer.bottleneck().orElseThrow().convolution();
        TensorShape joined = outermost(pointwise.input());
        TensorShape narrow = last(pointwise.output());
        TensorShape made = outermost(layer.output());
        TensorShape before = joined.withChannels(joined.c() - made.c());
        add("statistics of new maps", made, 0, List.of(read(made), written(vector(made)), written(vector(made))),
                (k, t) -> k.batchStatistics(t.get(0), t.get(1), t.get(2)));
        add("concat, norm1", joined, 0,
                withNorm(joined, read(before), read(made), written(joined), written(joined)),
                (k, t) -> k.concatenateNormalizeRelu(t.subList(0, 2), t.get(2), norm(t, 4), t.get(3)));
        addNormalizeConvolve("concat, norm1, 1x1 forward, all kept", pointwise, List.of(before, made), true);
        addNormalizeConvolve("norm1, 1x1 forward, nothing kept", pointwise, List.of(joined), false);
        add("norm2 statistics", narrow, 0, List.of(read(narrow), written(vector(narrow)), written(vector(narrow))),
                (k, t) -> k.batchStatistics(t.get(0), t.get(1), t.get(2)));
        add("norm2 forward", narrow, 0, withNorm(narrow, read(narrow), written(narrow)),
                (k, t) -> k.normalizeRelu(t.get(0), norm(t, 2), t.get(1)));
        addConvolution("3x3", layer.convolution(), narrow, made);
        addConvolutionNormBackward("norm2 backward", narrow);
        addPointwiseGradients(pointwise, joined, narrow);
        addNormBackward("norm1 backward, adding", joined, joined, true);
        add("complete gradient", made, 0,
                List.of(read(made), read(vector(made)), read(vector(made)), read(vector(made)), updated(made)),
                (k, t) -> k.completeGradient(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4)));
    }

    private void addTransition(TransitionLayer layer) {
        TensorShape joined = outermost(layer.convolution().input());
        TensorShape convolved = last(layer.convolution().output());
        TensorShape pooled = outermost(layer.output());
        addNormalizeConvolve("transition norm, 1x1 forward, nothing kept", layer.convolution(), List.of(joined), false);
        add("transition pool", convolved, 0, List.of(read(convolved), written(pooled)),
                (k, t) -> k.averagePool(t.get(0), t.get(1)));
        add("transition pool backward", convolved, 0, List.of(read(pooled), written(convolved)),
                (k, t) -> k.averagePoolBackward(t.get(0), t.get(1)));
        addNormBackward("transition norm backward, setting", joined, joined, false);
    }

    private void addStem(StemLayer stem) {
        TensorShape images = last(stem.convolution().input());
        TensorShape convolved = last(stem.convolution().output());
        TensorShape features = outermost(stem.output());
        TensorShape indices = last(stem.output()).withType(ElementType.UINT8);
        ConvolutionWindow window = window(stem.convolution());
        long multiplyAdds = workload.batch() * stem.convolution().macs();
        TensorShape weights = weights(stem.convolution());
        add("stem 7x7 forward", images, multiplyAdds, List.of(read(images), read(weights), written(convolved)),
                (k, t) -> k.convolve(t.get(0), t.get(1), t.get(2), window));
        add("stem 7x7 weights gradient", images, multiplyAdds,
                List.of(read(images), read(convolved), written(weights)),
                (k, t) -> k.convolveBackwardWeights(t.get(0), t.get(1), t.get(2), window));
        add("stem norm forward", convolved, 0, withNorm(convolved, read(convolved), written(convolved)),
                (k, t) -> k.normalizeRelu(t.get(0), norm(t, 2), t.get(1)));
        add("stem pool", convolved, 0, List.of(read(convolved), written(features), written(indices)),
                (k, t) -> k.maxPool(t.get(0), t.get(1), t.get(2)));
        add("stem pool backward", convolved, 0, List.of(read(features), read(indices), written(convolved)),
                (k, t) -> k.maxPoolBackward(t.get(0), t.get(1), t.get(2)));
        addConvolutionNormBackward("stem norm backward", convolved);
    }

    private void addNormalizeConvolve(String name, Convolution convolution, List<TensorShape> parts, boolean keeps) {
        TensorShape joined = outermost(convolution.input());
        Operand kept = keeps ? written(joined) : untouched(joined);
        boolean copies = parts.size() > 1;
        List<Operand> others = Stream.concat(
                        Stream.of(kept, copies ? kept : untouched(vector(joined)),
                                read(weights(convolution)), written(last(convolution.output()))),
                        parts.stream().map(Operand::read))
                .toList();
        add(name, joined, workload.batch() * convolution.macs(),
                withNorm(joined, others.toArray(Operand[]::new)),
                (k, t) -> k.normalizeConvolve(
                        t.subList(4, 4 + parts.size()),
                        copies ? Optional.of(t.get(1)) : Optional.empty(),
                        norm(t, 4 + parts.size()),
                        t.get(0),
                        t.get(2),
                        t.get(3),
                        keeps,
                        keeps));
    }

    private void addConvolution(String name, Convolution convolution, TensorShape input, TensorShape output) {
        ConvolutionWindow window = window(convolution);
        TensorShape weights = weights(convolution);
        long multiplyAdds = workload.batch() * convolution.macs();
        add(name + " forward", input, multiplyAdds, List.of(read(input), read(weights), written(output)),
                (k, t) -> k.convolve(t.get(0), t.get(1), t.get(2), window));
        addGradients(name, convolution, input, output);
    }

    private void addPointwiseGradients(Convolution convolution, TensorShape input, TensorShape output) {
        addGradients("1x1", convolution, input, output);
    }

    private void addGradients(String name, Convolution convolution, TensorShape input, TensorShape output) {
        ConvolutionWindow window = window(convolution);
        TensorShape weights = weights(convolution);
        long multiplyAdds = workload.batch() * convolution.macs();
        add(name + " weights gradient", input, multiplyAdds, List.of(read(input), read(output), written(weights)),
                (k, t) -> k.convolveBackwardWeights(t.get(0), t.get(1), t.get(2), window));
        add(name + " data gradient", input, multiplyAdds, List.of(read(output), read(weights), written(input)),
                (k, t) -> k.convolveBackwardData(t.get(0), t.get(1), t.get(2), window));
    }

    private void addConvolutionNormBackward(String name, TensorShape maps) {
        add(name, maps, 0,
                withNorm(maps, read(maps), read(maps), written(maps), written(vector(maps)), written(vector(maps))),
                (k, t) -> k.normalizeReluBackward(
                        t.get(0), t.get(1), norm(t, 5), new NormGradients(t.get(2), t.get(3), t.get(4))));
    }

    private void addNormBackward(String name, TensorShape maps, TensorShape gradient, boolean adds) {
        Operand target = adds ? updated(maps) : written(maps);
        Operand line = adds ? updated(vector(maps)) : written(vector(maps));
        add(name, maps, 0,
                withNorm(maps, read(maps), read(gradient), target, line, line, line, line),
                (k, t) -> k.normalizeReluBackwardDirect(
                        t.get(0),
                        t.get(1),
                        norm(t, 7),
                        new NormGradients(t.get(2), t.get(3), t.get(4)),
                        Optional.empty(),
                        new StatisticsGradient(t.get(5), t.get(6)),
                        adds));
    }

    private void add(
            String name, TensorShape maps, long multiplyAdds, List<Operand> operands, KernelCase.Binding binding) {
        String shape = "%d x %d x %d x %d".formatted(maps.n(), maps.c(), maps.h(), maps.w());
        cases.add(new KernelCase(workload.id() + " " + name, shape, multiplyAdds, operands, binding));
    }

    private TensorShape outermost(MapShape maps) {
        return TensorShape.channelsOutermost(workload.batch(), maps.channels(), maps.height(), maps.width());
    }

    private TensorShape last(MapShape maps) {
        return TensorShape.channelsLast(workload.batch(), maps.channels(), maps.height(), maps.width());
    }

    private static TensorShape vector(TensorShape maps) {
        return TensorShape.vector(maps.c());
    }

    private static TensorShape weights(Convolution convolution) {
        List<Integer> dimensions = convolution.weight().dimensions();
        TensorShape matrix = TensorShape.matrix(dimensions.get(0), dimensions.get(1));
        return new TensorShape(
                matrix.type(), matrix.layout(), matrix.n(), matrix.c(), dimensions.get(2), dimensions.get(3));
    }

    private static ConvolutionWindow window(Convolution convolution) {
        return new ConvolutionWindow(convolution.kernel(), convolution.stride(), convolution.padding());
    }

    private static NormOperands norm(List<Tensor> tensors, int first) {
        return new NormOperands(
                tensors.get(first),
                tensors.get(first + 1),
                tensors.get(first + 2),
                tensors.get(first + 3),
                BatchNorm.EPSILON);
    }
}
