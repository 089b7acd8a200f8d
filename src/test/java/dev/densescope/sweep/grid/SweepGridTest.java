package dev.densescope.sweep.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.sweep.grid.AxisValues.Range;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepGridTest {
    private static final List<StoragePlan> ALL = Strategies.all(SharedScope.NETWORK);
    private static final DenseNetSpec BASE = Presets.find("densenet-bc-100-12").orElseThrow();

    @Test
    void theGridOfFigure4HasItsDepthsAndThePresetsNetworks() {
        SweepGrid grid = grid(range(34, 484, 30), AxisValues.OF_BASE, AxisValues.OF_BASE);

        List<SweepCell> cells = grid.cells();

        assertEquals(16 * ALL.size(), cells.size());
        assertEquals(34, cells.get(0).depth());
        assertEquals(484, cells.get(cells.size() - 1).depth());
        assertEquals(
                Presets.cifarBottleneck(94, 12).blocks(),
                cells.get(2 * ALL.size()).design().blocks());
        assertEquals(64, cells.get(0).batch());
    }

    @Test
    void cellsAreNumberedByDepthGrowthRateBatchAndStrategy() {
        SweepGrid grid = grid(AxisValues.of(List.of(40, 10)), AxisValues.of(List.of(12, 4)), range(1, 2, 1));

        List<SweepCell> cells = grid.cells();

        assertEquals(
                IntStream.range(0, 8 * ALL.size()).boxed().toList(),
                cells.stream().map(SweepCell::number).toList());
        assertEquals("depth 40, growth 12, batch 1, naive", cells.get(0).label());
        assertEquals(
                "depth 40, growth 12, batch 2, naive", cells.get(ALL.size()).label());
        assertEquals(
                "depth 40, growth 4, batch 1, naive", cells.get(2 * ALL.size()).label());
        assertEquals(
                "000032-depth10-k12-batch1-naive", cells.get(4 * ALL.size()).fileStem());
        assertEquals(
                "DenseNet-BC-100-12 with depth 40, growth rate 4",
                cells.get(2 * ALL.size()).design().name());
        assertEquals(
                cells.size(),
                new HashSet<>(cells.stream().map(SweepCell::fileStem).toList()).size());
    }

    @Test
    void withoutAxesTheBaseIsTheOnlyDesign() {
        List<SweepCell> cells =
                grid(AxisValues.OF_BASE, AxisValues.OF_BASE, AxisValues.OF_BASE).cells();

        assertEquals(ALL.size(), cells.size());
        assertEquals(BASE, cells.get(0).design());
    }

    @Test
    void aDepthThatEqualBlocksCannotHaveIsRefusedWithTheNearest() {
        assertEquals(
                "Depth 35 is not one of 3 equal blocks, which have depths of 4 + 6 for each layer of a block;"
                        + " the nearest are 34 and 40.",
                refusedDepth(35));
        assertEquals(true, refusedDepth(4).endsWith("the nearest is 10."), refusedDepth(4));
        assertEquals(true, refusedDepth(9000).endsWith("the nearest is 6004."), refusedDepth(9000));
        DenseNetSpec plain = Presets.find("densenet-40-12").orElseThrow();
        assertEquals(12, new EqualBlocks(plain).ofDepth(40).blocks().get(2).layers());
        assertThrows(SweepException.class, () -> new EqualBlocks(plain).ofDepth(41));
    }

    private static String refusedDepth(int depth) {
        SweepGrid grid = grid(AxisValues.of(List.of(depth)), AxisValues.OF_BASE, AxisValues.OF_BASE);
        return assertThrows(SweepException.class, grid::cells).getMessage();
    }

    @Test
    void noCellsAndTooManyAreRefusedWithoutListingThem() {
        AxisValues most = new AxisValues(List.of(new Range(1, Integer.MAX_VALUE, 1)));
        assertEquals(
                true,
                assertThrows(SweepException.class, () -> grid(most, most, most))
                        .getMessage()
                        .startsWith("The grid has 9,223,372,036,854,775,807 cells, but at most 100,000 are allowed"));
        assertEquals(
                "The grid has 100,008 cells, but at most 100,000 are allowed: use fewer values or larger steps.",
                assertThrows(
                                SweepException.class,
                                () -> grid(range(1, 12_501, 1), AxisValues.OF_BASE, AxisValues.OF_BASE))
                        .getMessage());
        assertEquals(
                true,
                assertThrows(
                                SweepException.class,
                                () -> grid(range(484, 34, 30), AxisValues.OF_BASE, AxisValues.OF_BASE))
                        .getMessage()
                        .startsWith("The grid has no cells"));
    }

    private static SweepGrid grid(AxisValues depths, AxisValues growthRates, AxisValues batches) {
        return SweepGrid.of(BASE, depths, growthRates, batches, ALL);
    }

    private static AxisValues range(int first, int last, int step) {
        return new AxisValues(List.of(new Range(first, last, step)));
    }
}
