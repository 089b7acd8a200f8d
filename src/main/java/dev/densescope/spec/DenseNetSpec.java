package dev.densescope.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * A DenseNet design, with the batch it is trained at.
 *
 * @param name what the user calls it: one line of at most {@link #MAX_NAME_LENGTH} characters
 * @param input the images it reads
 * @param stem what precedes the first block
 * @param initialChannels channels that the stem gives
 * @param blocks the dense blocks, at least one; a transition stands between each two
 * @param compression theta: a transition keeps {@code floor(theta * channels)}
 * @param dropout probability of dropping an activation after each convolution but the first; 0 is none
 * @param classes number of classes
 * @param batch images per training step
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
    /** The most characters of a name. */
    public static final int MAX_NAME_LENGTH = 200;

    public static final int MAX_BLOCKS = 12;
    public static final int MAX_INITIAL_CHANNELS = 4096;
    public static final int MAX_CLASSES = 1_000_000;
    public static final int MAX_BATCH = 65_536;
    public static final double MAX_DROPOUT = 0.9;
    /** The most channels that any layer may read. */
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

    /** Channels entering block {@code index} (0-based). */
    public int channelsIntoBlock(int index) {
        return channelsIntoBlock(index, initialChannels, blocks, compression);
    }

    /** Channels entering the head. */
    public int channelsIntoHead() {
        int last = blocks.size() - 1;
        return blocks.get(last).channelsOut(channelsIntoBlock(last));
    }

    /** The number that gives a DenseNet its name: convolutions and the final linear layer. */
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

    /** The same design with block {@code index} (0-based) replaced. */
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
                        "compression %s leaves none of the %d channels at transition %d: it must be at least %s."
                                .formatted(compression, reached, i, Math.ceil(1000.0 / reached) / 1000));
            }
            int widest = blocks.get(i).channelsOut(channels);
            if (widest > MAX_CHANNELS) {
                throw new InvalidSpecException(
                        "growthRate",
                        "block %d would reach %d channels, at most %d are allowed; lower its layers or growthRate."
                                .formatted(i + 1, widest, MAX_CHANNELS));
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
                    "input %dx%d is too small for the %s stem and %d transition%s: each side must be at least %d."
                            .formatted(
                                    input.height(), input.width(), stem.id(), blocks - 1, blocks == 2 ? "" : "s", min));
        }
    }
}
