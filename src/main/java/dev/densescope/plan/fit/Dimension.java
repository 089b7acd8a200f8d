package dev.densescope.plan.fit;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dimension of a design that can be enlarged while the others are fixed. A larger value needs more bytes. */
public enum Dimension {
    /** Images per training step. */
    BATCH("batch", DenseNetSpec.MAX_BATCH) {
        @Override
        public int of(DenseNetSpec design) {
            return design.batch();
        }

        @Override
        DenseNetSpec resized(DenseNetSpec design, int value) {
            return design.withBatch(value);
        }
    },
    /** Total number of dense layers, distributed over the blocks in the proportions of the design. */
    LAYERS("layers", DenseBlockSpec.MAX_LAYERS * DenseNetSpec.MAX_BLOCKS) {
        @Override
        public int of(DenseNetSpec design) {
            return design.blocks().stream().mapToInt(DenseBlockSpec::layers).sum();
        }

        @Override
        DenseNetSpec resized(DenseNetSpec design, int value) {
            int[] layers = Apportionment.of(
                    value,
                    design.blocks().stream().mapToInt(DenseBlockSpec::layers).toArray());
            List<DenseBlockSpec> blocks = new ArrayList<>();
            for (int i = 0; i < layers.length; i++) {
                blocks.add(design.blocks().get(i).withLayers(layers[i]));
            }
            return design.withBlocks(blocks);
        }
    },
    /** Growth rate of the first block; the growth rates of the other blocks change in proportion. */
    GROWTH_RATE("growthRate", DenseBlockSpec.MAX_GROWTH_RATE) {
        @Override
        public int of(DenseNetSpec design) {
            return design.blocks().get(0).growthRate();
        }

        @Override
        DenseNetSpec resized(DenseNetSpec design, int value) {
            return design.withBlocks(design.blocks().stream()
                    .map(block -> block.withGrowthRate(inProportion(block.growthRate(), value, of(design))))
                    .toList());
        }
    },
    /** Height of the images in pixels; their width changes in proportion. */
    INPUT_SIDE("inputSide", InputSpec.MAX_SIDE) {
        @Override
        public int of(DenseNetSpec design) {
            return design.input().height();
        }

        @Override
        DenseNetSpec resized(DenseNetSpec design, int value) {
            InputSpec input = design.input();
            return design.withInput(
                    new InputSpec(input.channels(), value, inProportion(input.width(), value, input.height())));
        }
    };

    private final String id;
    private final int most;

    Dimension(String id, int most) {
        this.id = id;
        this.most = most;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The value in a design. */
    public abstract int of(DenseNetSpec design);

    abstract DenseNetSpec resized(DenseNetSpec design, int value);

    /** The largest value that any design has. */
    int most() {
        return most;
    }

    /** The design with another value; empty if there is no such design. */
    public Optional<DenseNetSpec> with(DenseNetSpec design, int value) {
        if (value < 1 || (this == LAYERS && value < design.blocks().size())) {
            return Optional.empty();
        }
        try {
            return Optional.of(resized(design, value));
        } catch (InvalidSpecException none) {
            return Optional.empty();
        }
    }

    private static int inProportion(int value, int part, int whole) {
        return Math.toIntExact(Math.max(1, Math.round((double) value * part / whole)));
    }
}
