package dev.densescope.cli.sweep;

import dev.densescope.cli.option.BaseDesignOptions;
import dev.densescope.cli.option.plan.SweptStrategiesOption;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.sweep.grid.AxisValues;
import dev.densescope.sweep.grid.SweepGrid;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the grid of a sweep: a base design and its axes. */
public final class GridOptions {
    private static final String DEPTHS = "--depths";
    private static final String GROWTH = "--growth";
    private static final String BATCH = "--batch";
    private static final int MAX_DEPTH =
            2 * DenseBlockSpec.MAX_LAYERS * DenseNetSpec.MAX_BLOCKS + DenseNetSpec.MAX_BLOCKS + 1;

    @Mixin
    private BaseDesignOptions base = new BaseDesignOptions();

    @Option(
            names = DEPTHS,
            paramLabel = "FIRST:LAST:STEP",
            description =
                    "Depths with equal blocks, such as 34:484:30 or 40,100,160: 6n + 4 for DenseNet-BC with three blocks."
                            + " Default: the blocks of the design.")
    private Optional<String> depths = Optional.empty();

    @Option(
            names = GROWTH,
            paramLabel = "K[,K...]",
            description =
                    "Growth rates of all blocks, each for a design of its own: 12,24 or 8:48:8. Default: the design's.")
    private Optional<String> growthRates = Optional.empty();

    @Option(
            names = BATCH,
            paramLabel = "N[,N...]",
            description = "Batch sizes: 32,64 or 16:128:16. Default: the design's.")
    private Optional<String> batches = Optional.empty();

    @Mixin
    private SweptStrategiesOption strategies = new SweptStrategiesOption();

    public boolean listsPresets() {
        return base.listsPresets();
    }

    /**
     * The grid, whose cells are counted but not listed.
     *
     * @throws dev.densescope.cli.option.UsageException if the value of an option is not allowed
     * @throws dev.densescope.sweep.SweepException if there are no cells or too many
     */
    public SweepGrid grid() {
        return SweepGrid.of(
                base.spec(),
                axis(DEPTHS, depths, MAX_DEPTH),
                axis(GROWTH, growthRates, DenseBlockSpec.MAX_GROWTH_RATE),
                axis(BATCH, batches, DenseNetSpec.MAX_BATCH),
                strategies.strategies());
    }

    private static AxisValues axis(String option, Optional<String> text, int max) {
        return text.map(given -> AxisOption.parse(option, given, max)).orElse(AxisValues.OF_BASE);
    }
}
