package dev.densescope.network;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The layers of a design with their shapes.
 *
 * @param spec the design
 * @param stem the first layer
 * @param blocks the dense blocks, in forward order
 * @param head the last layer
 */
public record Network(DenseNetSpec spec, StemLayer stem, List<DenseBlock> blocks, HeadLayer head) {
    public Network {
        blocks = List.copyOf(blocks);
    }

    public static Network of(DenseNetSpec spec) {
        StemLayer stem = stem(spec);
        List<DenseBlock> blocks = new ArrayList<>();
        MapShape input = stem.output();
        for (int number = 1; number <= spec.blocks().size(); number++) {
            DenseBlock block = block(spec, number, input);
            blocks.add(block);
            input = block.transition().map(TransitionLayer::output).orElseGet(block::output);
        }
        return new Network(spec, stem, blocks, new HeadLayer(new BatchNorm("features.norm5", input), spec.classes()));
    }

    /** All layers in forward order. */
    public List<Layer> layers() {
        List<Layer> all = new ArrayList<>();
        all.add(stem);
        for (DenseBlock block : blocks) {
            all.addAll(block.layers());
            block.transition().ifPresent(all::add);
        }
        all.add(head);
        return List.copyOf(all);
    }

    /** The dense layers of all blocks in forward order. */
    public List<DenseLayer> denseLayers() {
        return blocks.stream().flatMap(block -> block.layers().stream()).toList();
    }

    /** The layer with the given path, if there is one. */
    public Optional<Layer> layer(LayerPath path) {
        return layers().stream().filter(layer -> layer.path().equals(path)).findFirst();
    }

    /** All parameters in the order of torchvision's state dict. */
    public List<Parameter> parameters() {
        return layers().stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** All batch norms in forward order. */
    public List<BatchNorm> batchNorms() {
        return layers().stream().flatMap(layer -> layer.batchNorms().stream()).toList();
    }

    /** Number of trainable parameters. */
    public long parameterCount() {
        return layers().stream().mapToLong(Layer::parameterCount).reduce(0L, Math::addExact);
    }

    /** Multiply-accumulates of the convolutions and the linear layer in the forward pass, per image. */
    public long forwardMacsPerImage() {
        return layers().stream().mapToLong(Layer::forwardMacs).reduce(0L, Math::addExact);
    }

    /** The largest concatenation: all feature maps of a block, read by its transition or the head. */
    public MapShape widestConcatenation() {
        return blocks.stream()
                .map(DenseBlock::output)
                .max(Comparator.comparingLong(MapShape::elements))
                .orElseThrow();
    }

    private static StemLayer stem(DenseNetSpec spec) {
        MapShape image = new MapShape(
                spec.input().channels(), spec.input().height(), spec.input().width());
        if (spec.stem() == Stem.CIFAR) {
            return new StemLayer(
                    new Convolution("features.conv0", image, spec.initialChannels(), 3, 1), Optional.empty());
        }
        Convolution convolution = new Convolution("features.conv0", image, spec.initialChannels(), 7, 2);
        return new StemLayer(convolution, Optional.of(new BatchNorm("features.norm0", convolution.output())));
    }

    private static DenseBlock block(DenseNetSpec spec, int number, MapShape input) {
        DenseBlockSpec block = spec.blocks().get(number - 1);
        List<DenseLayer> layers = new ArrayList<>();
        for (int index = 0; index < block.layers(); index++) {
            layers.add(denseLayer(
                    number, index + 1, block, input.withChannels(block.channelsInto(index, input.channels()))));
        }
        MapShape output = input.withChannels(block.channelsOut(input.channels()));
        Optional<TransitionLayer> transition = number == spec.blocks().size()
                ? Optional.empty()
                : Optional.of(transition(number, output, spec.channelsIntoBlock(number)));
        return new DenseBlock(number, input, layers, transition);
    }

    private static DenseLayer denseLayer(int number, int index, DenseBlockSpec block, MapShape input) {
        String module = "features.denseblock" + number + ".denselayer" + index;
        BatchNorm batchNorm1 = new BatchNorm(module + ".norm1", input);
        if (!block.hasBottleneck()) {
            Convolution only = new Convolution(module + ".conv1", input, block.growthRate(), 3, 1);
            return new DenseLayer(number, index, batchNorm1, Optional.empty(), only);
        }
        Convolution narrow = new Convolution(module + ".conv1", input, block.bottleneckChannels(), 1, 1);
        BatchNorm batchNorm2 = new BatchNorm(module + ".norm2", narrow.output());
        Convolution last = new Convolution(module + ".conv2", narrow.output(), block.growthRate(), 3, 1);
        return new DenseLayer(
                number, index, batchNorm1, Optional.of(new DenseLayer.Bottleneck(narrow, batchNorm2)), last);
    }

    private static TransitionLayer transition(int number, MapShape input, int outputChannels) {
        String module = "features.transition" + number;
        return new TransitionLayer(
                number,
                new BatchNorm(module + ".norm", input),
                new Convolution(module + ".conv", input, outputChannels, 1, 1));
    }
}
