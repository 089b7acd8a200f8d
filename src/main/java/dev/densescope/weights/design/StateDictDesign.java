package dev.densescope.weights.design;

import dev.densescope.language.Text;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives a design from the tensors of a state dict. Batch size and input size, and the number of classes without a
 * classifier, are not in a state dict and get default values.
 */
public final class StateDictDesign {
    private static final String CONV0 = "features.conv0.weight";
    private static final String CLASSIFIER = "classifier.weight";

    private final Tensors tensors;

    private StateDictDesign(Tensors tensors) {
        this.tensors = tensors;
    }

    /**
     * Derives the design.
     *
     * @param shapes shapes by current torchvision names, in the order of the file
     * @param name name of the design, if it is not a preset
     * @throws NotDenseNetException with the first tensor that does not belong to a DenseNet
     */
    public static DenseNetSpec of(Map<String, List<Long>> shapes, String name) {
        Tensors tensors = new Tensors(shapes);
        tensors.requireNames();
        try {
            DenseNetSpec spec = new StateDictDesign(tensors).spec(name);
            tensors.requireThoseOf(spec);
            return spec.withName(knownName(spec).orElse(name));
        } catch (InvalidSpecException notAllowed) {
            throw new NotDenseNetException(Text.of("its design is not allowed: %s", notAllowed.clause()), notAllowed);
        } catch (ArithmeticException tooLarge) {
            throw new NotDenseNetException(Text.of("its tensors are too large for a design"), tooLarge);
        }
    }

    /**
     * Makes sure that these are the tensors of a design.
     *
     * @throws NotDenseNetException with the first that is not
     */
    public static void requireTensorsOf(Map<String, List<Long>> shapes, DenseNetSpec spec) {
        new Tensors(shapes).requireThoseOf(spec);
    }

    /** Whether the state dict determines the number of classes. */
    public static boolean hasClasses(Map<String, List<Long>> shapes) {
        return shapes.containsKey(CLASSIFIER);
    }

    private DenseNetSpec spec(String name) {
        int initialChannels = tensors.side(CONV0, 0);
        Stem stem = stem();
        List<DenseBlockSpec> blocks = new ArrayList<>();
        List<Compression.Channels> transitions = new ArrayList<>();
        int channels = initialChannels;
        for (int number = 1; blocks.isEmpty() || tensors.hasBlock(number); number++) {
            DenseBlockSpec block = block(number);
            blocks.add(block);
            channels = block.channelsOut(channels);
            if (tensors.hasBlock(number + 1)) {
                int out = tensors.side("features.transition%d.conv.weight".formatted(number), 0);
                transitions.add(new Compression.Channels(channels, out));
                channels = out;
            }
        }
        return new DenseNetSpec(
                name,
                input(stem, blocks.size()),
                stem,
                initialChannels,
                blocks,
                compression(transitions),
                0,
                classes(stem),
                Presets.DEFAULT_BATCH);
    }

    private Stem stem() {
        int window = tensors.side(CONV0, 2);
        if (window == 7 && tensors.has("features.norm0.weight")) {
            return Stem.IMAGENET;
        }
        if (window == 3 && !tensors.has("features.norm0.weight")) {
            return Stem.CIFAR;
        }
        throw tensors.unlike(CONV0);
    }

    private DenseBlockSpec block(int number) {
        String first = "features.denseblock%d.denselayer1.".formatted(number);
        if (!tensors.has(first + "conv2.weight")) {
            return new DenseBlockSpec(tensors.layers(number), tensors.side(first + "conv1.weight", 0), 0);
        }
        int growthRate = tensors.side(first + "conv2.weight", 0);
        int bottleneck = tensors.side(first + "conv1.weight", 0);
        if (bottleneck % growthRate != 0) {
            throw tensors.unlike(first + "conv1.weight");
        }
        return new DenseBlockSpec(tensors.layers(number), growthRate, bottleneck / growthRate);
    }

    private double compression(List<Compression.Channels> transitions) {
        return Compression.of(transitions).orElseThrow(() -> tensors.unlike("features.transition1.conv.weight"));
    }

    private int classes(Stem stem) {
        return tensors.has(CLASSIFIER) ? tensors.side(CLASSIFIER, 0) : stem == Stem.IMAGENET ? 1000 : 10;
    }

    /** The usual input of the stem, or a larger one if the blocks need it. */
    private InputSpec input(Stem stem, int blocks) {
        int usual = stem == Stem.IMAGENET ? 224 : 32;
        int halvings = Math.min(blocks, DenseNetSpec.MAX_BLOCKS) + (stem == Stem.IMAGENET ? 1 : -1);
        int min = 1 << halvings;
        int side = Math.max(usual, min);
        return new InputSpec(tensors.side(CONV0, 1), side, side);
    }

    /** The name of the preset with the same network, apart from batch, input and classes. */
    private static Optional<String> knownName(DenseNetSpec spec) {
        return Presets.all().values().stream()
                .filter(preset -> preset.withBatch(spec.batch())
                        .withInput(spec.input())
                        .withClasses(spec.classes())
                        .withName(spec.name())
                        .equals(spec))
                .map(DenseNetSpec::name)
                .findFirst();
    }
}
