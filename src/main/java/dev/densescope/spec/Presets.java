package dev.densescope.spec;

import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Known designs, such as those of the report and of torchvision, by lower-case name such as {@code densenet-bc-100-12}. */
public final class Presets {
    /** Default batch size, as in the paper's CIFAR experiments. */
    public static final int DEFAULT_BATCH = 64;

    private static final Map<String, DenseNetSpec> ALL = build();

    private Presets() {}

    /** All presets in display order, by their names on the command line. */
    public static Map<String, DenseNetSpec> all() {
        return ALL;
    }

    /** The preset with the given name, ignoring case. */
    public static Optional<DenseNetSpec> find(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, DenseNetSpec> build() {
        Map<String, DenseNetSpec> presets = new LinkedHashMap<>();
        for (int depth : new int[] {40, 100, 160}) {
            add(presets, cifarBottleneck(depth, 12));
        }
        add(presets, cifarBottleneck(190, 40));
        add(presets, cifarBottleneck(250, 24));
        add(presets, cifarPlain(40, 12));
        add(presets, cifarPlain(100, 12));
        add(presets, cifarPlain(100, 24));
        add(presets, imageNet("DenseNet-121", 32, 6, 12, 24, 16));
        add(presets, imageNet("DenseNet-161", 48, 6, 12, 36, 24));
        add(presets, imageNet("DenseNet-169", 32, 6, 12, 32, 32));
        add(presets, imageNet("DenseNet-201", 32, 6, 12, 48, 32));
        add(presets, imageNet("DenseNet-264-k32", 32, 6, 12, 64, 48));
        add(presets, imageNet("DenseNet-264-k48", 48, 6, 12, 64, 48));
        return Collections.unmodifiableMap(presets);
    }

    private static void add(Map<String, DenseNetSpec> presets, DenseNetSpec spec) {
        presets.put(spec.name().toLowerCase(Locale.ROOT), spec);
    }

    /**
     * DenseNet-BC for CIFAR: three equal blocks, bottleneck 4k, compression 0.5, 2k initial channels.
     *
     * @param depth 6n + 4, where n is the number of layers per block
     */
    public static DenseNetSpec cifarBottleneck(int depth, int growthRate) {
        if (depth < 10 || depth % 6 != 4) {
            throw new InvalidSpecException(
                    "depth", Text.of("depth must be 10, 16, 22 and so on (6n + 4), but is %d.", depth));
        }
        int layers = (depth - 4) / 6;
        String name = "DenseNet-BC-" + depth + "-" + growthRate;
        return cifar(name, new DenseBlockSpec(layers, growthRate, 4), 0.5, 2 * growthRate);
    }

    /** DenseNet for CIFAR without bottleneck and compression, of depth 3n + 4. */
    private static DenseNetSpec cifarPlain(int depth, int growthRate) {
        int layers = (depth - 4) / 3;
        return cifar("DenseNet-" + depth + "-" + growthRate, new DenseBlockSpec(layers, growthRate, 0), 1.0, 16);
    }

    private static DenseNetSpec cifar(String name, DenseBlockSpec block, double compression, int initialChannels) {
        List<DenseBlockSpec> blocks = List.of(block, block, block);
        return new DenseNetSpec(
                name, InputSpec.square(32), Stem.CIFAR, initialChannels, blocks, compression, 0.0, 10, DEFAULT_BATCH);
    }

    private static DenseNetSpec imageNet(String name, int growthRate, int... layers) {
        List<DenseBlockSpec> blocks = new ArrayList<>();
        for (int count : layers) {
            blocks.add(new DenseBlockSpec(count, growthRate, 4));
        }
        return new DenseNetSpec(
                name, InputSpec.square(224), Stem.IMAGENET, 2 * growthRate, blocks, 0.5, 0.0, 1000, DEFAULT_BATCH);
    }
}
