package dev.densescope.spec;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random designs for properties. */
public final class ArbitraryDesigns {
    private ArbitraryDesigns() {}

    /** Small designs of every kind: both stems, with and without bottleneck, compression, dropout, non-square input. */
    public static Arbitrary<DenseNetSpec> small() {
        return upTo(4, blocks(6, 9, 5), 5, 4);
    }

    /** Designs small enough to train hundreds of them, of every kind as well. */
    public static Arbitrary<DenseNetSpec> tiny() {
        return upTo(3, blocks(4, 13, 4), 8, 5);
    }

    private static Arbitrary<DenseNetSpec> upTo(
            int maxBlocks, Arbitrary<DenseBlockSpec> block, int maxMorePixels, int maxBatch) {
        Arbitrary<List<DenseBlockSpec>> blocks = block.list().ofMinSize(1).ofMaxSize(maxBlocks);
        Arbitrary<Shape> shapes = Combinators.combine(
                        integers(1, 4), integers(0, maxMorePixels), integers(0, maxMorePixels), integers(1, maxBatch))
                .as(Shape::new);
        return Combinators.combine(
                        Arbitraries.of(Stem.values()),
                        integers(1, 20),
                        blocks,
                        Arbitraries.of(0.2, 0.3, 0.5, 0.77, 1.0),
                        Arbitraries.of(0.0, 0.2),
                        integers(1, 11),
                        shapes)
                .as(ArbitraryDesigns::design)
                .filter(Draft::isWideEnough)
                .map(Draft::spec)
                .withoutEdgeCases();
    }

    /** Designs anywhere in the range of every field; most are refused when built, because they are far too large. */
    public static Arbitrary<Draft> anySize() {
        return Combinators.combine(
                        Arbitraries.of(Stem.values()),
                        integers(1, DenseNetSpec.MAX_INITIAL_CHANNELS),
                        blocks(40, DenseBlockSpec.MAX_GROWTH_RATE, DenseBlockSpec.MAX_BOTTLENECK)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(DenseNetSpec.MAX_BLOCKS),
                        Arbitraries.doubles().between(0.01, 1.0).ofScale(2),
                        integers(1, DenseNetSpec.MAX_CLASSES),
                        Combinators.combine(
                                        integers(1, 64),
                                        integers(1, InputSpec.MAX_SIDE),
                                        integers(1, InputSpec.MAX_SIDE))
                                .as(InputSpec::new),
                        integers(1, DenseNetSpec.MAX_BATCH))
                .as((stem, initialChannels, blocks, compression, classes, input, batch) -> new Draft(
                        atLeast((int) stem.minInputFor(1L << (blocks.size() - 1)), input),
                        stem,
                        initialChannels,
                        blocks,
                        compression,
                        0.0,
                        classes,
                        batch))
                .withoutEdgeCases();
    }

    private static Arbitrary<DenseBlockSpec> blocks(int layers, int growthRate, int bottleneck) {
        return Combinators.combine(integers(1, layers), integers(1, growthRate), integers(0, bottleneck))
                .as(DenseBlockSpec::new);
    }

    private static InputSpec atLeast(int side, InputSpec input) {
        return new InputSpec(input.channels(), Math.max(side, input.height()), Math.max(side, input.width()));
    }

    private static Arbitrary<Integer> integers(int min, int max) {
        return Arbitraries.integers().between(min, max);
    }

    private static Draft design(
            Stem stem,
            int initialChannels,
            List<DenseBlockSpec> blocks,
            double compression,
            double dropout,
            int classes,
            Shape shape) {
        int min = (int) stem.minInputFor(1L << (blocks.size() - 1));
        InputSpec input = new InputSpec(shape.channels(), min + shape.moreRows(), min + shape.moreColumns());
        return new Draft(input, stem, initialChannels, blocks, compression, dropout, classes, shape.batch());
    }

    private record Shape(int channels, int moreRows, int moreColumns, int batch) {}

    /** The fields of a design that has not been checked yet. */
    public record Draft(
            InputSpec input,
            Stem stem,
            int initialChannels,
            List<DenseBlockSpec> blocks,
            double compression,
            double dropout,
            int classes,
            int batch) {

        /** @throws InvalidSpecException if such a design is not allowed */
        public DenseNetSpec spec() {
            return new DenseNetSpec(
                    "random", input, stem, initialChannels, blocks, compression, dropout, classes, batch);
        }

        private boolean isWideEnough() {
            double channels = initialChannels;
            for (DenseBlockSpec block : blocks) {
                channels = Math.floor(compression * (channels + block.layers() * block.growthRate()));
                if (channels < 1) {
                    return false;
                }
            }
            return true;
        }
    }
}
