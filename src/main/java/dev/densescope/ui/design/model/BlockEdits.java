package dev.densescope.ui.design.model;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;

/** Changes to the list of blocks; blocks are counted from 1. Pure functions. */
final class BlockEdits {
    private BlockEdits() {}

    /** The design with a copy of a block after the block. */
    static DenseNetSpec duplicate(DenseNetSpec spec, int block) {
        List<DenseBlockSpec> blocks = new ArrayList<>(spec.blocks());
        blocks.add(block, blocks.get(block - 1));
        return spec.withBlocks(blocks);
    }

    /** The design with a block of the palette at position {@code place}, like the block before it. */
    static DenseNetSpec insert(DenseNetSpec spec, BlockTemplate template, int place) {
        return insert(spec, template.nextTo(spec.blocks().get(Math.max(0, place - 2))), place);
    }

    /** The design with a block at position {@code place}. */
    static DenseNetSpec insert(DenseNetSpec spec, DenseBlockSpec block, int place) {
        List<DenseBlockSpec> blocks = new ArrayList<>(spec.blocks());
        blocks.add(place - 1, block);
        return spec.withBlocks(blocks);
    }

    /** The design without a block. */
    static DenseNetSpec remove(DenseNetSpec spec, int block) {
        List<DenseBlockSpec> blocks = new ArrayList<>(spec.blocks());
        blocks.remove(block - 1);
        return spec.withBlocks(blocks);
    }

    /** The design with a block moved to position {@code target}, counted from 1 in the result. */
    static DenseNetSpec move(DenseNetSpec spec, int block, int target) {
        List<DenseBlockSpec> blocks = new ArrayList<>(spec.blocks());
        DenseBlockSpec moved = blocks.remove(block - 1);
        blocks.add(target - 1, moved);
        return spec.withBlocks(blocks);
    }

    /** The design with the growth rate and bottleneck of one block applied to all blocks. */
    static DenseNetSpec alike(DenseNetSpec spec, int block) {
        DenseBlockSpec model = spec.blocks().get(block - 1);
        return spec.withBlocks(spec.blocks().stream()
                .map(each -> new DenseBlockSpec(each.layers(), model.growthRate(), model.bottleneck()))
                .toList());
    }
}
