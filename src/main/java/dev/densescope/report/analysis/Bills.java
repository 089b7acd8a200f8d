package dev.densescope.report.analysis;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.chart.bill.RecomputeTimes;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.plan.savings.Savings;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.DenseNetSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Savings of the plans of runs: the part at no cost, and the part and the cost of recomputation. Predicts the baselines, which
 * runs of one network on one target have in common. One thread.
 */
public final class Bills {
    /** The baseline of every plan. */
    private final Map<Compared, Prediction> naive = new HashMap<>();

    private record Compared(DenseNetSpec spec, Target target) {}

    /** The bill of a run, by medians over its measured steps. */
    public RecomputeBill of(RunRecord run) {
        return of(run, baselines(run));
    }

    /** The same with known baselines. */
    public static RecomputeBill of(RunRecord run, Baselines baselines) {
        RecomputeTimes times = new RecomputeTimes(
                run.layers().stream()
                        .collect(Collectors.toMap(
                                layer -> layer.bytes().layer(), LayerMeasurement::recomputeNanos, Long::sum)),
                run.medianRecomputeNanos(),
                run.medianStepNanos());
        return RecomputeBill.of(baselines, run.prediction(), reservedBytes(run), times);
    }

    /** The savings of a run's plan. */
    public Savings savings(RunRecord run) {
        return baselines(run).savings(reservedBytes(run));
    }

    /** The savings of a run and their cost in one sentence; empty if its plan saves nothing. */
    public Optional<String> sentence(String label, RunRecord run, QuantityText numbers) {
        RecomputeBill bill = of(run);
        if (bill.savesNothing()) {
            return Optional.empty();
        }
        return Optional.of(sentence(label, bill, numbers));
    }

    /** A bill as a sentence about the run with this label. */
    public static String sentence(String label, RecomputeBill bill, QuantityText numbers) {
        String free = numbers.translated(
                "%s reserves %s less than naive at no cost",
                label, numbers.bytes(bill.savings().freeBytes()));
        if (!bill.recomputes()) {
            return free + ".";
        }
        long bytes = bill.savings().recomputeBytes();
        String bought =
                bytes > 0 ? numbers.translated("another %s", numbers.bytes(bytes)) : numbers.translated("nothing more");
        if (bill.recomputesOnlyInBackward()) {
            return numbers.translated("%s; recomputation saves %s. %s", free, bought, inBackward(numbers));
        }
        return numbers.translated(
                "%s; recomputation saves %s and costs %s of a step's %s, %s.%s",
                free,
                bought,
                numbers.duration(bill.recomputeNanos()),
                numbers.duration(bill.stepNanos()),
                numbers.percent(bill.recomputeShare()),
                bill.partlyInBackward() ? " " + inBackward(numbers) : "");
    }

    /** What the time of recomputation does not include, for plans with chunks. */
    public static String inBackward(QuantityText numbers) {
        return numbers.translated("Batch norms recomputed in chunks are timed as part of backward.");
    }

    private Baselines baselines(RunRecord run) {
        Network network = Network.of(run.settings().spec());
        Target target = run.settings().on().target();
        Prediction every =
                naive.computeIfAbsent(new Compared(network.spec(), target), absent -> Baselines.naive(network, target));
        return Baselines.of(every, network, run.settings().storage(), target);
    }

    private static long reservedBytes(RunRecord run) {
        return run.measurement()
                .map(Measurement::reservedBytes)
                .orElse(run.prediction().reservedBytes());
    }
}
