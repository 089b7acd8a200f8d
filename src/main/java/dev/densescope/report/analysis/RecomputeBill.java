package dev.densescope.report.analysis;

import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.report.Report;
import dev.densescope.session.LayerMeasurement;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.LayerPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What recomputation costs and what it saves.
 *
 * @param rows layers that recompute, the most expensive first
 * @param nanosPerStep median time of recomputation in a step
 * @param shareOfStep that time as a part of the step, from 0 to 1
 * @param savedBytes by how much fewer bytes dense-layer intermediates keep at the end of forward than under naive
 * @param naiveMeasured whether the bytes of naive were measured, by a run of the same report, or predicted
 */
public record RecomputeBill(
        List<Row> rows, long nanosPerStep, double shareOfStep, long savedBytes, boolean naiveMeasured) {
    private static final double MEBIBYTE = 1 << 20;

    public RecomputeBill {
        rows = List.copyOf(rows);
    }

    /**
     * One layer.
     *
     * @param nanos median time it takes in a step
     * @param savedBytes feature-map bytes that it needs no storage of its own for, compared with naive
     */
    public record Row(LayerPath layer, long nanos, long savedBytes) {
        /** The price of a saved MiB in milliseconds; 0 if nothing is saved. */
        public double millisPerMebibyte() {
            return savedBytes <= 0 ? 0 : nanos / 1e6 / (savedBytes / MEBIBYTE);
        }
    }

    /** The bill of a run; empty if it has recomputed nothing. */
    public static Optional<RecomputeBill> of(Report report, RunRecord run) {
        if (run.measurement().isEmpty() || run.medianRecomputeNanos() == 0) {
            return Optional.empty();
        }
        Optional<RunRecord> naiveRun = naiveRun(report, run);
        Optional<Prediction> predicted = naiveRun.isPresent() ? Optional.empty() : Optional.of(predictNaive(run));
        List<LayerBytes> naiveLayers = naiveRun.map(naive ->
                        naive.layers().stream().map(LayerMeasurement::bytes).toList())
                .or(() -> predicted.map(Prediction::layers))
                .orElseThrow();
        long naiveBytes = naiveRun.flatMap(RunRecord::measurement)
                .map(Measurement::forwardFeatureMapBytes)
                .or(() -> predicted.map(Prediction::forwardFeatureMapBytes))
                .orElseThrow();
        return Optional.of(new RecomputeBill(
                rows(run, naiveLayers),
                run.medianRecomputeNanos(),
                StepTimes.of(run).recomputeShare(),
                naiveBytes - run.measurement().get().forwardFeatureMapBytes(),
                naiveRun.isPresent()));
    }

    private static List<Row> rows(RunRecord run, List<LayerBytes> naiveLayers) {
        Map<LayerPath, LayerBytes> naive = new HashMap<>();
        naiveLayers.forEach(layer -> naive.put(layer.layer(), layer));
        return run.layers().stream()
                .filter(layer -> layer.recomputeNanos() > 0 && naive.containsKey(layer.layer()))
                .map(layer -> new Row(
                        layer.layer(),
                        layer.recomputeNanos(),
                        naive.get(layer.layer()).ownFeatureMapBytes()
                                - layer.bytes().ownFeatureMapBytes()))
                .sorted(Comparator.comparingLong(Row::nanos).reversed())
                .toList();
    }

    private static Optional<RunRecord> naiveRun(Report report, RunRecord run) {
        return report.runs().stream()
                .filter(other -> other.settings().storage().isBaseline())
                .filter(run::trainsLike)
                .filter(other -> other.measurement().isPresent())
                .findFirst();
    }

    private static Prediction predictNaive(RunRecord run) {
        return Prediction.of(Schedule.compile(
                Network.of(run.settings().spec()),
                Strategies.baseline(),
                run.settings().on().target()));
    }
}
