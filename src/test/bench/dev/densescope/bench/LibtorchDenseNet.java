package dev.densescope.bench;

import dev.densescope.network.ParameterInitializer;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.network.TransitionLayer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The same network in libtorch, written as torchvision writes it: concatenation, batch norm, in-place ReLU, convolution,
 * autograd, and libtorch's own SGD with Nesterov momentum. Starts from the same weights as our engine.
 */
final class LibtorchDenseNet {
    private static final long[] UNIT = {1, 1};

    private final Network network;
    private final torch.MemoryFormat format;
    private final torch.ScalarType type;
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final SGD optimizer;

    /** A network with the weights that our engine makes from a seed. */
    LibtorchDenseNet(Network network, torch.MemoryFormat format, long seed) {
        this(network, format, torch.ScalarType.Float, Workload.LEARNING_RATE, new ParameterInitializer(seed)::valuesOf);
    }

    /**
     * @param type of all numbers: float, or double for a reference that rounding does not lead astray
     * @param values initial values of each parameter, in row-major order
     */
    LibtorchDenseNet(
            Network network,
            torch.MemoryFormat format,
            torch.ScalarType type,
            double learningRate,
            Function<Parameter, float[]> values) {
        this.type = type;
        this.network = network;
        this.format = format;
        TensorVector parameters = new TensorVector();
        for (Parameter parameter : network.parameters()) {
            Tensor tensor = tensorOf(values.apply(parameter), dimensions(parameter));
            if (parameter.kind() == Parameter.Kind.CONVOLUTION_WEIGHT) {
                tensor = tensor.contiguous(format);
            }
            tensor = tensor.requires_grad_(true);
            tensors.put(parameter.name(), tensor);
            parameters.push_back(tensor);
        }
        network.layers().forEach(layer -> layer.batchNorms().forEach(this::addRunningStatistics));
        SGDOptions options = new SGDOptions(learningRate);
        options.momentum().put(Workload.MOMENTUM);
        options.weight_decay().put(Workload.WEIGHT_DECAY);
        options.nesterov().put(true);
        optimizer = new SGD(parameters, options);
    }

    /** Images (N, H, W, C) as a tensor (N, C, H, W) in the chosen memory format. */
    Tensor imagesOf(float[] images) {
        var input = network.spec().input();
        Tensor channelsLast =
                tensorOf(images, network.spec().batch(), input.height(), input.width(), input.channels());
        return channelsLast.permute(0, 3, 1, 2).contiguous(format);
    }

    Tensor labelsOf(int[] labels) {
        long[] wide = new long[labels.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = labels[i];
        }
        TensorOptions longs = new TensorOptions(torch.ScalarType.Long);
        return torch.from_blob(new LongPointer(wide), new long[] {wide.length}, longs)
                .clone();
    }

    /** One training step; gives the loss before the update. */
    double step(Tensor images, Tensor labels) {
        try (PointerScope scope = new PointerScope()) {
            optimizer.zero_grad();
            Tensor loss = torch.cross_entropy_loss(inScope(() -> forward(images)), labels);
            loss.backward();
            optimizer.step();
            return loss.item_double();
        }
    }

    private Tensor forward(Tensor images) {
        Tensor maps = inScope(() -> stem(images));
        for (DenseBlock block : network.blocks()) {
            Tensor input = maps;
            maps = inScope(() -> block(input, block));
            input.close();
            if (block.transition().isPresent()) {
                Tensor concatenation = maps;
                maps = inScope(
                        () -> transition(concatenation, block.transition().get()));
                concatenation.close();
            }
        }
        maps = normalizeRelu(maps, network.head().batchNorm());
        Tensor pooled = torch.adaptive_avg_pool2d(maps, 1, 1).flatten(1, -1);
        return torch.linear(pooled, tensors.get("classifier.weight"), optional("classifier.bias"));
    }

    private Tensor stem(Tensor images) {
        Tensor maps = convolve(images, network.stem().convolution());
        if (network.stem().batchNorm().isEmpty()) {
            return maps;
        }
        maps = normalizeRelu(maps, network.stem().batchNorm().get());
        return torch.max_pool2d(maps, new long[] {3, 3}, new long[] {2, 2}, UNIT, UNIT, false);
    }

    private Tensor block(Tensor input, DenseBlock block) {
        TensorVector features = new TensorVector(input);
        for (DenseLayer layer : block.layers()) {
            features.push_back(inScope(() -> denseLayer(features, layer)));
        }
        return torch.cat(features, 1);
    }

    private Tensor denseLayer(TensorVector features, DenseLayer layer) {
        Tensor maps = normalizeRelu(torch.cat(features, 1), layer.batchNorm1());
        if (layer.bottleneck().isPresent()) {
            maps = convolve(maps, layer.bottleneck().get().convolution());
            maps = normalizeRelu(maps, layer.bottleneck().get().batchNorm2());
        }
        return convolve(maps, layer.convolution());
    }

    /** Closes all tensors but the result, as Python does at the end of a module: autograd keeps what backward reads. */
    private static Tensor inScope(Supplier<Tensor> module) {
        PointerScope enclosing = PointerScope.getScopeIterator().next();
        try (PointerScope scope = new PointerScope()) {
            Tensor result = module.get();
            enclosing.attach(result);
            scope.detach(result);
            return result;
        }
    }

    private Tensor transition(Tensor input, TransitionLayer layer) {
        Tensor maps = convolve(normalizeRelu(input, layer.batchNorm()), layer.convolution());
        return torch.avg_pool2d(maps, 2, 2);
    }

    private Tensor convolve(Tensor input, Convolution convolution) {
        return torch.conv2d(
                input,
                tensors.get(convolution.weight().name()),
                new TensorOptional(),
                both(convolution.stride()),
                both(convolution.padding()),
                UNIT,
                1);
    }

    private Tensor normalizeRelu(Tensor input, BatchNorm norm) {
        return torch.batch_norm(
                        input,
                        optional(norm.scale().name()),
                        optional(norm.shift().name()),
                        optional(norm.runningMeanName()),
                        optional(norm.runningVarianceName()),
                        true,
                        BatchNorm.MOMENTUM,
                        BatchNorm.EPSILON,
                        false)
                .relu_();
    }

    private void addRunningStatistics(BatchNorm norm) {
        tensors.put(norm.runningMeanName(), typed(torch.zeros(norm.shape().channels())));
        tensors.put(norm.runningVarianceName(), typed(torch.ones(norm.shape().channels())));
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(tensors.get(name));
    }

    private Tensor tensorOf(float[] values, long... dimensions) {
        return typed(torch.from_blob(new FloatPointer(values), dimensions).clone());
    }

    private Tensor typed(Tensor floats) {
        return floats.to(type);
    }

    private static long[] dimensions(Parameter parameter) {
        return parameter.dimensions().stream().mapToLong(Integer::longValue).toArray();
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
