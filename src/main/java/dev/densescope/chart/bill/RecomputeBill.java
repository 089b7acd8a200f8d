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
 * Cost and benefit of recomputation: what a plan saves, and the time and bytes of recomputation, in total and by layer.
 * Immutable.
 *
 * @param savings savings of reserved bytes: without recomputation, and by recomputation
 * @param recomputeNanos time of recomputation in a step; 0 before a step has been timed
 * @param stepNanos time of the step; 0 before a step has been timed
 * @param rows the layers with recomputation, in forward order
 * @param partlyInBackward whether batch norms are recomputed in chunks, whose time is part of backward and not counted
 */
public record RecomputeBill(
        Savings savings, long recomputeNanos, long stepNanos, List<Row> rows, boolean partlyInBackward) {
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * One layer.
     *
     * @param recomputeNanos time of recomputation in a step; 0 before a step has been timed
     * @param freedBytes feature-map bytes that it recomputes instead of keeping them for backward
     */
    public record Row(LayerPath layer, long recomputeNanos, long freedBytes) {
        public double freedMebibytes() {
            return freedBytes / BYTES_PER_MEBIBYTE;
        }

        public double recomputeMillis() {
            return recomputeNanos / NANOS_PER_MILLI;
        }

        /** Time per freed MiB; 0 if it frees nothing. */
        public double millisPerMebibyte() {
            return costPerMebibyte(recomputeNanos, freedBytes);
        }
    }

    public RecomputeBill {
        rows = List.copyOf(rows);
    }

    /**
     * Computes the bill of a plan.
     *
     * @param plan prediction of the plan
     * @param reservedBytes measured reserved bytes of the plan, or the prediction
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
        return new RecomputeBill(
                baselines.savings(reservedBytes), times.nanos(), times.stepNanos(), rows, baselines.inChunks());
    }

    /** Whether a step has been timed. */
    public boolean isTimed() {
        return stepNanos > 0;
    }

    /** Whether the plan reserves as much as naive and recomputes nothing. */
    public boolean savesNothing() {
        return savings.freeBytes() == 0 && !recomputes();
    }

    /** Whether anything is recomputed in backward. */
    public boolean recomputes() {
        return recomputeNanos > 0 || !rows.isEmpty();
    }

    /** Whether everything is recomputed in chunks, so that its time is not known apart from backward's. */
    public boolean recomputesOnlyInBackward() {
        return isTimed() && partlyInBackward && recomputeNanos == 0;
    }

    /** Share of recomputation in the time of the step, from 0 to 1. */
    public double recomputeShare() {
        return stepNanos == 0 ? 0 : (double) recomputeNanos / stepNanos;
    }

    /** Time per MiB saved by recomputation; 0 if it saves nothing. */
    public double millisPerMebibyte() {
        return costPerMebibyte(recomputeNanos, savings.recomputeBytes());
    }

    private static double costPerMebibyte(long nanos, long bytes) {
        return bytes <= 0 ? 0 : nanos / NANOS_PER_MILLI / (bytes / BYTES_PER_MEBIBYTE);
    }
}
