package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.Messages;
import java.util.List;

/** The editable numbers of a design, in the order of the properties pane. */
public final class Quantities {
    private static final int SLIDER_LAYERS = 64;
    private static final int SLIDER_GROWTH_RATE = 96;
    private static final int SLIDER_BOTTLENECK = 8;
    private static final BlockNumber LAYERS = new BlockNumber(
            "layers", Scale.whole(1, SLIDER_LAYERS), DenseBlockSpec::layers, DenseBlockSpec::withLayers);
    private static final BlockNumber GROWTH_RATE = new BlockNumber(
            "growthRate",
            Scale.wholeByRatio(1, SLIDER_GROWTH_RATE),
            DenseBlockSpec::growthRate,
            DenseBlockSpec::withGrowthRate);
    private static final BlockNumber BOTTLENECK = new BlockNumber(
            "bottleneck",
            Scale.whole(0, SLIDER_BOTTLENECK),
            DenseBlockSpec::bottleneck,
            DenseBlockSpec::withBottleneck);
    private static final int SLIDER_CLASSES = 1000;
    private static final int SLIDER_SIDE = 512;
    private static final int SLIDER_CHANNELS = 256;
    private static final int SLIDER_INPUT_CHANNELS = 8;
    private static final int SLIDER_BATCH = 1024;

    private Quantities() {}

    /** The numbers of a block, counted from 1. */
    public static List<Quantity> ofBlock(int block) {
        return List.of(
                ofBlock(LAYERS, Messages.text("design.edit.layers", block), block),
                ofBlock(GROWTH_RATE, Messages.text("design.edit.growthRate", block), block),
                new BottleneckQuantity(ofBlock(BOTTLENECK, Messages.text("design.edit.bottleneck", block), block)));
    }

    /** The same numbers for all blocks at once. */
    public static List<Quantity> ofAllBlocks() {
        return List.of(
                new AllBlocksQuantity(LAYERS, Messages.text("design.edit.allLayers")),
                new AllBlocksQuantity(GROWTH_RATE, Messages.text("design.edit.allGrowthRates")),
                new AllBlocksQuantity(BOTTLENECK, Messages.text("design.edit.allBottlenecks")));
    }

    /** The numbers of the whole network. */
    public static List<Quantity> ofNetwork() {
        return List.of(
                new DecimalQuantity(
                        "compression",
                        Messages.text("design.field.compression"),
                        Messages.text("design.edit.compression"),
                        new Scale(0.1, 1, 0.05, false),
                        DenseNetSpec::compression,
                        DenseNetSpec::withCompression),
                new DecimalQuantity(
                        "dropout",
                        Messages.text("design.field.dropout"),
                        Messages.text("design.edit.dropout"),
                        new Scale(0, DenseNetSpec.MAX_DROPOUT, 0.05, false),
                        DenseNetSpec::dropout,
                        DenseNetSpec::withDropout),
                new WholeQuantity(
                        "initialChannels",
                        Messages.text("design.field.initialChannels"),
                        Messages.text("design.edit.initialChannels"),
                        Scale.wholeByRatio(1, SLIDER_CHANNELS),
                        DenseNetSpec::initialChannels,
                        DenseNetSpec::withInitialChannels),
                new WholeQuantity(
                        "classes",
                        Messages.text("design.field.classes"),
                        Messages.text("design.edit.classes"),
                        Scale.wholeByRatio(1, SLIDER_CLASSES),
                        DenseNetSpec::classes,
                        DenseNetSpec::withClasses));
    }

    /** The numbers of a training step. */
    public static List<Quantity> ofTraining() {
        return List.of(
                new WholeQuantity(
                        "batch",
                        Messages.text("design.field.batch"),
                        Messages.text("design.edit.batch"),
                        Scale.wholeByRatio(1, SLIDER_BATCH),
                        DenseNetSpec::batch,
                        DenseNetSpec::withBatch),
                new InputQuantity(Scale.wholeByRatio(4, SLIDER_SIDE)),
                new WholeQuantity(
                        "inputChannels",
                        Messages.text("design.field.inputChannels"),
                        Messages.text("design.edit.inputChannels"),
                        Scale.whole(1, SLIDER_INPUT_CHANNELS),
                        spec -> spec.input().channels(),
                        Quantities::withInputChannels));
    }

    private static DenseNetSpec withInputChannels(DenseNetSpec spec, int channels) {
        InputSpec input = spec.input();
        return spec.withInput(new InputSpec(channels, input.height(), input.width()));
    }

    private static WholeQuantity ofBlock(BlockNumber number, String editName, int block) {
        int index = block - 1;
        return new WholeQuantity(
                number.field(),
                number.label(),
                editName,
                number.scale(),
                spec -> number.value().applyAsInt(spec.blocks().get(index)),
                (spec, value) -> spec.withBlock(
                        index, number.change().apply(spec.blocks().get(index), value)));
    }
}
