package dev.densescope.ui.run;

import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.session.LayerMeasurement;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What sharing saves and what recomputation costs, altogether and layer by layer. Immutable.
 *
 * @param savedBytes reserved bytes of naive less those of the strategy
 * @param recomputeNanos recomputation in one step; 0 before a step has been timed
 * @param stepNanos the whole step; 0 before a step has been timed
 * @param rows layers that save something, in forward order
 */
public record SharingBill(long savedBytes, long recomputeNanos, long stepNanos, List<Row> rows) {
    private static final double BYTES_PER_MEBIBYTE = 1024 * 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * One layer.
     *
     * @param recomputeNanos in one step; 0 before a step has been timed
     * @param savedBytes feature maps that naive keeps and the strategy does not
     */
    public record Row(LayerPath layer, long recomputeNanos, long savedBytes) {
        public double savedMebibytes() {
            return savedBytes / BYTES_PER_MEBIBYTE;
        }

        public double recomputeMillis() {
            return recomputeNanos / NANOS_PER_MILLI;
        }

        public double millisPerMebibyte() {
            return recomputeMillis() / savedMebibytes();
        }
    }

    public SharingBill {
        rows = List.copyOf(rows);
    }

    /** Before any step: what will be saved. */
    public static SharingBill untimed(RunOutline outline) {
        return of(outline, Map.of(), 0, 0);
    }

    /** After a whole step of a run that goes on. */
    public static SharingBill of(RunOutline outline, StepTrace step) {
        Map<LayerPath, Long> nanos = new HashMap<>();
        for (TracedOperation operation : step.legend().operations()) {
            if (operation.phase() == Phase.RECOMPUTE && operation.index() < step.finished()) {
                nanos.merge(operation.layer(), step.durationNanos(operation.index()), Long::sum);
            }
        }
        int last = step.finished() - 1;
        long stepNanos = last < 0 ? 0 : step.endNanos(last) - step.startNanos(0);
        return of(outline, nanos, step.phaseNanos(Phase.RECOMPUTE), stepNanos);
    }

    /** After the run: medians over its measured steps. */
    public static SharingBill of(RunOutline outline, RunRecord record) {
        Map<LayerPath, Long> nanos = new HashMap<>();
        for (LayerMeasurement layer : record.layers()) {
            nanos.put(layer.layer(), layer.recomputeNanos());
        }
        return of(outline, nanos, record.medianRecomputeNanos(), record.medianStepNanos());
    }

    private static SharingBill of(RunOutline outline, Map<LayerPath, Long> nanos, long recomputeNanos, long stepNanos) {
        Map<LayerPath, Long> kept = new HashMap<>();
        for (LayerBytes layer : outline.prediction().layers()) {
            kept.put(layer.layer(), layer.ownFeatureMapBytes());
        }
        List<Row> rows = new ArrayList<>();
        for (LayerBytes layer : outline.naive().layers()) {
            long saved = layer.ownFeatureMapBytes() - kept.getOrDefault(layer.layer(), 0L);
            if (saved > 0) {
                rows.add(new Row(layer.layer(), nanos.getOrDefault(layer.layer(), 0L), saved));
            }
        }
        long saved = outline.naive().reservedBytes() - outline.prediction().reservedBytes();
        return new SharingBill(saved, recomputeNanos, stepNanos, rows);
    }

    /** Whether a step has been timed. */
    public boolean isTimed() {
        return stepNanos > 0;
    }

    /** Whether anything is redone in backward. */
    public boolean recomputes() {
        return recomputeNanos > 0 || !rows.isEmpty();
    }

    /** Part of the step that recomputation takes, from 0 to 1. */
    public double recomputeShare() {
        return stepNanos == 0 ? 0 : (double) recomputeNanos / stepNanos;
    }
}
