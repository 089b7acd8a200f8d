package dev.densescope.spec;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A DenseNet design, including its batch size.
 *
 * @param name display name: one line of at most {@link #MAX_NAME_LENGTH} characters
 * @param input shape of the input images
 * @param stem layers before the first block
 * @param initialChannels output channels of the stem
 * @param blocks the dense blocks, at least one, with a transition between consecutive blocks
 * @param compression theta: a transition has {@code floor(theta * channels)} output channels
 * @param dropout dropout probability after each convolution except the first; 0 for no dropout
 * @param classes number of classes
 * @param batch number of images per training step
 */
public record DenseNetSpec(
        String name,
        InputSpec input,
        Stem stem,
        int initialChannels,
        List<DenseBlockSpec> blocks,
        double compression,
        double dropout,
        int classes,
        int batch) {
    /** Maximum length of a name, in characters. */
    public static final int MAX_NAME_LENGTH = 200;

    public static final int MAX_BLOCKS = 12;
    public static final int MAX_INITIAL_CHANNELS = 4096;
    public static final int MAX_CLASSES = 1_000_000;
    public static final int MAX_BATCH = 65_536;
    public static final double MAX_DROPOUT = 0.9;
    /** Maximum number of input channels of a layer. */
    public static final int MAX_CHANNELS = 1_000_000;

    public DenseNetSpec {
        Check.name(Check.present(name, "name"));
        Check.present(input, "input");
        Check.present(stem, "stem");
        Check.range(1, MAX_INITIAL_CHANNELS, initialChannels, "initialChannels");
        blocks = List.copyOf(Check.present(blocks, "blocks"));
        Check.range(1, MAX_BLOCKS, blocks.size(), "number of blocks");
        Check.range(0.01, 1.0, compression, "compression");
        Check.range(0.0, MAX_DROPOUT, dropout, "dropout");
        Check.range(1, MAX_CLASSES, classes, "classes");
        Check.range(1, MAX_BATCH, batch, "batch");
        requireWideEnough(initialChannels, blocks, compression);
        requireLargeEnough(input, stem, blocks.size());
        SizeEstimate size = new SizeEstimate(input, stem, initialChannels);
        addBlocks(size, initialChannels, blocks, compression, classes);
        size.requireWithinLimits(batch);
    }

    /** Input channels of block {@code index} (0-based). */
    public int channelsIntoBlock(int index) {
        return channelsIntoBlock(index, initialChannels, blocks, compression);
    }

    /** Input channels of the head. */
    public int channelsIntoHead() {
        int last = blocks.size() - 1;
        return blocks.get(last).channelsOut(channelsIntoBlock(last));
    }

    /** The depth in the sense of "DenseNet-121": the number of convolutions and linear layers. */
    public int depth() {
        int depth = blocks.size() + 1;
        for (DenseBlockSpec block : blocks) {
            depth += block.layers() * (block.hasBottleneck() ? 2 : 1);
        }
        return depth;
    }

    public DenseNetSpec withName(String newName) {
        return new DenseNetSpec(newName, input, stem, initialChannels, blocks, compression, dropout, classes, batch);
    }

    public DenseNetSpec withInput(InputSpec newInput) {
        return new DenseNetSpec(name, newInput, stem, initialChannels, blocks, compression, dropout, classes, batch);
    }

    public DenseNetSpec withStem(Stem newStem) {
        return new DenseNetSpec(name, input, newStem, initialChannels, blocks, compression, dropout, classes, batch);
    }

    public DenseNetSpec withInitialChannels(int newInitialChannels) {
        return new DenseNetSpec(name, input, stem, newInitialChannels, blocks, compression, dropout, classes, batch);
    }

    public DenseNetSpec withBlocks(List<DenseBlockSpec> newBlocks) {
        return new DenseNetSpec(name, input, stem, initialChannels, newBlocks, compression, dropout, classes, batch);
    }

    /** A copy with block {@code index} (0-based) replaced. */
    public DenseNetSpec withBlock(int index, DenseBlockSpec block) {
        List<DenseBlockSpec> changed = new ArrayList<>(blocks);
        changed.set(index, block);
        return withBlocks(changed);
    }

    public DenseNetSpec withCompression(double newCompression) {
        return new DenseNetSpec(name, input, stem, initialChannels, blocks, newCompression, dropout, classes, batch);
    }

    public DenseNetSpec withDropout(double newDropout) {
        return new DenseNetSpec(name, input, stem, initialChannels, blocks, compression, newDropout, classes, batch);
    }

    public DenseNetSpec withClasses(int newClasses) {
        return new DenseNetSpec(name, input, stem, initialChannels, blocks, compression, dropout, newClasses, batch);
    }

    public DenseNetSpec withBatch(int newBatch) {
        return new DenseNetSpec(name, input, stem, initialChannels, blocks, compression, dropout, classes, newBatch);
    }

    private static int channelsIntoBlock(
            int index, int initialChannels, List<DenseBlockSpec> blocks, double compression) {
        int channels = initialChannels;
        for (int i = 0; i < index; i++) {
            channels = (int) Math.floor(compression * blocks.get(i).channelsOut(channels));
        }
        return channels;
    }

    private static void requireWideEnough(int initialChannels, List<DenseBlockSpec> blocks, double compression) {
        for (int i = 0; i < blocks.size(); i++) {
            int channels = channelsIntoBlock(i, initialChannels, blocks, compression);
            if (channels < 1) {
                int reached =
                        blocks.get(i - 1).channelsOut(channelsIntoBlock(i - 1, initialChannels, blocks, compression));
                throw new InvalidSpecException(
                        "compression",
                        Text.of(
                                "compression %s leaves none of the %d channels at transition %d",
                                compression, reached, i),
                        atLeast(Text.of("it"), Setting.COMPRESSION, Math.ceil(1000.0 / reached) / 1000));
            }
            int widest = blocks.get(i).channelsOut(channels);
            if (widest > MAX_CHANNELS) {
                throw new InvalidSpecException(
                        "growthRate",
                        Text.of(
                                "block %d would reach %d channels, but at most %d are allowed",
                                i + 1, widest, MAX_CHANNELS),
                        Advice.reduce(Setting.BLOCKS, Setting.GROWTH_RATE));
            }
        }
    }

    private static void addBlocks(
            SizeEstimate size, int initialChannels, List<DenseBlockSpec> blocks, double compression, int classes) {
        int channels = initialChannels;
        for (int i = 0; i < blocks.size(); i++) {
            size.addBlock(blocks.get(i), channels);
            int reached = blocks.get(i).channelsOut(channels);
            if (i == blocks.size() - 1) {
                size.addHead(reached, classes);
            } else {
                channels = channelsIntoBlock(i + 1, initialChannels, blocks, compression);
                size.addTransition(reached, channels);
            }
        }
    }

    private static void requireLargeEnough(InputSpec input, Stem stem, int blocks) {
        long min = stem.minInputFor(1L << (blocks - 1));
        if (Math.min(input.height(), input.width()) < min) {
            throw new InvalidSpecException(
                    "input",
                    Text.of(
                            "input %dx%d is too small for the %s stem and %s",
                            input.height(),
                            input.width(),
                            stem.id(),
                            blocks == 2 ? Text.of("1 transition") : Text.of("%d transitions", blocks - 1)),
                    atLeast(Text.of("each side"), Setting.INPUT, min));
        }
    }

    private static Advice atLeast(Text what, Setting setting, Number least) {
        return Advice.set(
                Text.of("set %s to at least %s", what, least), new Advice.Value(setting, least.toString(), "or more"));
    }
}
