package dev.densescope.cli.option;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.Stem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the network: a preset or a design file, with single fields overridden. */
public final class DesignOptions {
    public static final String PRESET = "--preset";
    public static final String DESIGN = "--design";

    @Mixin
    private BaseDesignOptions base = new BaseDesignOptions();

    @Option(names = "--blocks", paramLabel = "N,N,...", description = "Layers of each dense block: 6,12,24,16.")
    private Optional<String> blocks = Optional.empty();

    @Option(
            names = "--growth",
            paramLabel = "K[,K...]",
            description = "Growth rate: feature maps added per layer; one for all blocks, or one per block: 8,16,32.")
    private Optional<String> growth = Optional.empty();

    @Option(
            names = "--bottleneck",
            paramLabel = "N",
            description = "Output channels of 1x1 convolutions, as N times the growth rate; 0: no bottleneck.")
    private Optional<String> bottleneck = Optional.empty();

    @Option(names = "--compression", paramLabel = "X", description = "Fraction of the channels that transitions keep.")
    private Optional<String> compression = Optional.empty();

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "Dropout probability after each convolution except the first; 0: no dropout.")
    private Optional<String> dropout = Optional.empty();

    @Option(
            names = "--stem",
            paramLabel = "cifar|imagenet",
            description = {
                "Layers before the first block: cifar: a 3x3 convolution; imagenet: a 7x7 convolution with stride 2 and",
                "max pooling."
            })
    private Optional<String> stem = Optional.empty();

    @Option(names = "--init", paramLabel = "N", description = "Output channels of the stem.")
    private Optional<String> init = Optional.empty();

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes.")
    private Optional<String> classes = Optional.empty();

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Batch size. Default: 64, or the one of the design file.")
    private Optional<String> batch = Optional.empty();

    public boolean listsPresets() {
        return base.listsPresets();
    }

    /** The design file; empty if the design is a preset. */
    public Optional<Path> file() {
        return base.file();
    }

    /**
     * The design with all overridden fields.
     *
     * @throws UsageException if an option's value is not allowed
     * @throws dev.densescope.spec.json.DesignFileException if the design file cannot be used
     */
    public DenseNetSpec spec() {
        DenseNetSpec base = this.base.spec();
        DenseNetSpec changed;
        try {
            changed = overridden(base);
        } catch (InvalidSpecException invalid) {
            throw new UsageException(invalid);
        }
        boolean sameNetwork = changed.withBatch(base.batch()).equals(base);
        return sameNetwork ? changed : changed.withName(nameBesides(base));
    }

    private String nameBesides(DenseNetSpec base) {
        String name = (base.name() + " with " + String.join(", ", overrides())).replaceAll("\\p{Cntrl}", " ");
        int max = DenseNetSpec.MAX_NAME_LENGTH;
        return name.length() <= max ? name : name.substring(0, max - 3) + "...";
    }

    // in one step: on the way from one valid design to another, single changes may not be
    private DenseNetSpec overridden(DenseNetSpec base) {
        return new DenseNetSpec(
                base.name(),
                input.over(base.input()),
                stem.map(DesignOptions::stem).orElse(base.stem()),
                whole("--init", init, DenseNetSpec.MAX_INITIAL_CHANNELS, base.initialChannels()),
                blocks(base.blocks()),
                compression
                        .map(text -> Numbers.decimal("--compression", text, 0.01, 1.0))
                        .orElse(base.compression()),
                dropout.map(text -> Numbers.decimal("--dropout", text, 0, DenseNetSpec.MAX_DROPOUT))
                        .orElse(base.dropout()),
                whole("--classes", classes, DenseNetSpec.MAX_CLASSES, base.classes()),
                whole("--batch", batch, DenseNetSpec.MAX_BATCH, base.batch()));
    }

    private static int whole(String option, Optional<String> text, int max, int otherwise) {
        return text.map(given -> Numbers.whole(option, given, 1, max)).orElse(otherwise);
    }

    private static Stem stem(String text) {
        return Arrays.stream(Stem.values())
                .filter(stem -> stem.id().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--stem must be cifar or imagenet, but is '%s'.".formatted(text)));
    }

    private List<DenseBlockSpec> blocks(List<DenseBlockSpec> base) {
        List<DenseBlockSpec> result = new ArrayList<>(base);
        blocks.ifPresent(text -> {
            result.clear();
            result.addAll(layerCounts(base, text));
        });
        growth.ifPresent(text -> setGrowthRates(result, text));
        bottleneck.ifPresent(text -> {
            int width = Numbers.whole("--bottleneck", text, 0, DenseBlockSpec.MAX_BOTTLENECK);
            result.replaceAll(block -> block.withBottleneck(width));
        });
        return result;
    }

    /** Additional blocks have the fields of the base's last block. */
    private static List<DenseBlockSpec> layerCounts(List<DenseBlockSpec> base, String text) {
        List<DenseBlockSpec> result = new ArrayList<>();
        for (String count : text.split(",", -1)) {
            int layers = Numbers.whole("each of --blocks", count, 1, DenseBlockSpec.MAX_LAYERS);
            DenseBlockSpec like = base.get(Math.min(result.size(), base.size() - 1));
            result.add(like.withLayers(layers));
        }
        return result;
    }

    private static void setGrowthRates(List<DenseBlockSpec> blocks, String text) {
        String[] rates = text.split(",", -1);
        if (rates.length > 1 && rates.length != blocks.size()) {
            throw new UsageException(
                    "--growth must be one growth rate for all blocks or one for each of the %d, but is '%s', which has %d."
                            .formatted(blocks.size(), text, rates.length));
        }
        String option = rates.length == 1 ? "--growth" : "each of --growth";
        for (int i = 0; i < blocks.size(); i++) {
            int rate = Numbers.whole(option, rates[Math.min(i, rates.length - 1)], 1, DenseBlockSpec.MAX_GROWTH_RATE);
            blocks.set(i, blocks.get(i).withGrowthRate(rate));
        }
    }

    private List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        blocks.ifPresent(text -> overrides.add("blocks " + text));
        growth.ifPresent(text -> overrides.add("growth " + text));
        bottleneck.ifPresent(text -> overrides.add("bottleneck " + text));
        compression.ifPresent(text -> overrides.add("compression " + text));
        dropout.ifPresent(text -> overrides.add("dropout " + text));
        stem.ifPresent(text -> overrides.add("stem " + text));
        init.ifPresent(text -> overrides.add("init " + text));
        classes.ifPresent(text -> overrides.add("classes " + text));
        overrides.addAll(input.overrides());
        return overrides;
    }
}
