package dev.densescope.chart.bill;

import dev.densescope.memory.LayerBytes;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan saves, and what recomputation costs and buys of it, altogether and layer by layer. Immutable.
 *
 * @param savings of reserved bytes: what is free apart from what recomputation buys
 * @param recomputeNanos recomputation in one step; 0 before a step has been timed
 * @param stepNanos the whole step; 0 before a step has been timed
 * @param rows layers that recompute anything, in forward order
 */
public record RecomputeBill(Savings savings, long recomputeNanos, long stepNanos, List<Row> rows) {
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * One layer.
     *
     * @param recomputeNanos in one step; 0 before a step has been timed
     * @param freedBytes feature maps that it need not keep from forward to backward, since it recomputes them
     */
    public record Row(LayerPath layer, long recomputeNanos, long freedBytes) {
        public double freedMebibytes() {
            return freedBytes / BYTES_PER_MEBIBYTE;
        }

        public double recomputeMillis() {
            return recomputeNanos / NANOS_PER_MILLI;
        }

        /** Its price; 0 if it frees nothing. */
        public double millisPerMebibyte() {
            return price(recomputeNanos, freedBytes);
        }
    }

    public RecomputeBill {
        rows = List.copyOf(rows);
    }

    /**
     * The bill of a plan.
     *
     * @param plan its prediction
     * @param reservedBytes what it reserves: measured, or predicted where nothing has been measured
     */
    public static RecomputeBill of(Baselines baselines, Prediction plan, long reservedBytes, RecomputeTimes times) {
        Map<LayerPath, Long> kept = new HashMap<>();
        plan.layers().forEach(layer -> kept.put(layer.layer(), layer.ownFeatureMapBytes()));
        List<Row> rows = new ArrayList<>();
        for (LayerBytes layer : baselines.keeping().layers()) {
            long freed = layer.ownFeatureMapBytes() - kept.getOrDefault(layer.layer(), 0L);
            long nanos = times.nanosByLayer().getOrDefault(layer.layer(), 0L);
            if (freed > 0 || nanos > 0) {
                rows.add(new Row(layer.layer(), nanos, freed));
            }
        }
        return new RecomputeBill(baselines.savings(reservedBytes), times.nanos(), times.stepNanos(), rows);
    }

    /** Whether a step has been timed. */
    public boolean isTimed() {
        return stepNanos > 0;
    }

    /** Whether the plan needs what naive needs, and pays nothing. */
    public boolean savesNothing() {
        return savings.freeBytes() == 0 && !recomputes();
    }

    /** Whether anything is recomputed in backward. */
    public boolean recomputes() {
        return recomputeNanos > 0 || !rows.isEmpty();
    }

    /** Part of the step that recomputation takes, from 0 to 1. */
    public double recomputeShare() {
        return stepNanos == 0 ? 0 : (double) recomputeNanos / stepNanos;
    }

    /** What a MiB costs that recomputation buys; 0 if it buys none. */
    public double millisPerMebibyte() {
        return price(recomputeNanos, savings.boughtBytes());
    }

    private static double price(long nanos, long bytes) {
        return bytes <= 0 ? 0 : nanos / NANOS_PER_MILLI / (bytes / BYTES_PER_MEBIBYTE);
    }
}
