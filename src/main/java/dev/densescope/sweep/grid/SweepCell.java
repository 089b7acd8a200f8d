package dev.densescope.sweep.grid;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseNetSpec;
import java.util.Locale;

/**
 * A cell of a grid: a design, with its batch, under a strategy.
 *
 * @param number in the order of the grid, from 0
 */
public record SweepCell(int number, DenseNetSpec design, StoragePlan plan) {
    public int depth() {
        return design.depth();
    }

    /** Growth rate of the first block. */
    public int growthRate() {
        return design.blocks().get(0).growthRate();
    }

    public int batch() {
        return design.batch();
    }

    /** Its name in messages, such as {@code depth 94, growth 12, batch 64, shared}. */
    public String label() {
        return "depth %d, growth %d, batch %d, %s".formatted(depth(), growthRate(), batch(), plan.id());
    }

    /** The name of its file, without extension: {@code 000012-depth94-k12-batch64-shared}. */
    public String fileStem() {
        return String.format(
                Locale.ROOT, "%06d-depth%d-k%d-batch%d-%s", number, depth(), growthRate(), batch(), plan.id());
    }
}
