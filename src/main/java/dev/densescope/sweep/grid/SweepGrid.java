package dev.densescope.sweep.grid;

import dev.densescope.language.Text;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid of designs and strategies. Its cells are numbered from 0: by depth, then growth rate, then batch, then strategy.
 *
 * @param base the design whose other fields all cells have
 * @param depths total depths, with equal numbers of layers in all blocks; empty for the blocks of the base
 * @param growthRates of all blocks; empty for those of the base
 * @param batches empty for that of the base
 * @param strategies named ones, which do not depend on the design
 */
public record SweepGrid(
        DenseNetSpec base,
        List<Integer> depths,
        List<Integer> growthRates,
        List<Integer> batches,
        List<StoragePlan> strategies) {
    /** The most cells of a grid. */
    public static final int MAX_CELLS = 100_000;

    private static final int OF_BASE = 0;

    public SweepGrid {
        depths = List.copyOf(depths);
        growthRates = List.copyOf(growthRates);
        batches = List.copyOf(batches);
        strategies = List.copyOf(strategies);
        requireCells(count(
                strategies.size(),
                Math.max(1, depths.size()),
                Math.max(1, growthRates.size()),
                Math.max(1, batches.size())));
    }

    /**
     * The grid of all combinations.
     *
     * @throws SweepException if there are no cells or too many, found without listing them
     */
    public static SweepGrid of(
            DenseNetSpec base,
            AxisValues depths,
            AxisValues growthRates,
            AxisValues batches,
            List<StoragePlan> strategies) {
        requireCells(count(strategies.size(), depths.count(), growthRates.count(), batches.count()));
        return new SweepGrid(base, depths.values(), growthRates.values(), batches.values(), strategies);
    }

    /** The product, or the largest number if it is larger. */
    private static long count(long strategies, long depths, long growthRates, long batches) {
        long product = strategies;
        for (long factor : new long[] {depths, growthRates, batches}) {
            if (factor == 0) {
                return 0;
            }
            product = product > Long.MAX_VALUE / factor ? Long.MAX_VALUE : product * factor;
        }
        return product;
    }

    private static void requireCells(long cells) {
        if (cells == 0) {
            throw new SweepException(Text.of(
                    "The grid has no cells, because one of its axes has no values: give each range an end that is not below"
                            + " its beginning."));
        }
        if (cells > MAX_CELLS) {
            throw new SweepException(Text.of(
                    "The grid has %,d cells, but at most %,d are allowed: use fewer values or larger steps.",
                    cells, MAX_CELLS));
        }
    }

    /**
     * All cells in order.
     *
     * @throws SweepException if the blocks of the base cannot have one of the depths
     * @throws dev.densescope.spec.InvalidSpecException if a combination is no valid design
     */
    public List<SweepCell> cells() {
        List<SweepCell> cells = new ArrayList<>();
        for (DenseNetSpec design : designs()) {
            for (StoragePlan strategy : strategies) {
                cells.add(new SweepCell(cells.size(), design, strategy));
            }
        }
        return cells;
    }

    private List<DenseNetSpec> designs() {
        EqualBlocks equal = new EqualBlocks(base);
        List<DenseNetSpec> designs = new ArrayList<>();
        for (int depth : orBase(depths)) {
            for (int growthRate : orBase(growthRates)) {
                for (int batch : orBase(batches)) {
                    DenseNetSpec design = depth == OF_BASE ? base : equal.ofDepth(depth);
                    design = growthRate == OF_BASE ? design : withGrowthRate(design, growthRate);
                    designs.add(named(batch == OF_BASE ? design : design.withBatch(batch)));
                }
            }
        }
        return designs;
    }

    private static List<Integer> orBase(List<Integer> values) {
        return values.isEmpty() ? List.of(OF_BASE) : values;
    }

    private static DenseNetSpec withGrowthRate(DenseNetSpec design, int growthRate) {
        return design.withBlocks(design.blocks().stream()
                .map(block -> block.withGrowthRate(growthRate))
                .toList());
    }

    private DenseNetSpec named(DenseNetSpec design) {
        if (design.withBatch(base.batch()).equals(base)) {
            return design;
        }
        List<String> changes = new ArrayList<>();
        if (!depths.isEmpty()) {
            changes.add("depth " + design.depth());
        }
        if (!growthRates.isEmpty()) {
            changes.add("growth rate " + design.blocks().get(0).growthRate());
        }
        String name = base.name() + " with " + String.join(", ", changes);
        return design.withName(name.substring(0, Math.min(name.length(), DenseNetSpec.MAX_NAME_LENGTH)));
    }
}
