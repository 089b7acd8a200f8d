package dev.densescope.report.analysis;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.chart.bill.RecomputeTimes;
import dev.densescope.network.Network;
import dev.densescope.plan.Baselines;
import dev.densescope.plan.Savings;
import dev.densescope.report.NumberText;
import dev.densescope.session.LayerMeasurement;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the plans of runs save, what of it is free, and what recomputation costs and buys. */
public final class Bills {
    private Bills() {}

    /** The bill of a run, by medians over its measured steps. */
    public static RecomputeBill of(RunRecord run) {
        return of(run, baselines(run));
    }

    /** The same, where it is known what its plan is compared with. */
    public static RecomputeBill of(RunRecord run, Baselines baselines) {
        RecomputeTimes times = new RecomputeTimes(
                run.layers().stream()
                        .collect(Collectors.toMap(
                                layer -> layer.bytes().layer(), LayerMeasurement::recomputeNanos, Long::sum)),
                run.medianRecomputeNanos(),
                run.medianStepNanos());
        return RecomputeBill.of(baselines, run.prediction(), reservedBytes(run), times);
    }

    /** What the plan of a run saves. */
    public static Savings savings(RunRecord run) {
        return baselines(run).savings(reservedBytes(run));
    }

    /** What a run saves and at which price, in plain spaces; empty if its plan saves nothing. */
    public static Optional<String> sentence(String label, RunRecord run) {
        RecomputeBill bill = of(run);
        if (bill.savings().freeBytes() == 0 && !bill.recomputes()) {
            return Optional.empty();
        }
        String sentence = free(label, bill) + (bill.recomputes() ? "; " + bought(bill) : "") + ".";
        return Optional.of(sentence.replace('\u00a0', ' '));
    }

    /** What a run saves that costs nothing, as the beginning of a sentence. */
    static String free(String label, RecomputeBill bill) {
        return label + " reserves " + NumberText.bytes(bill.savings().freeBytes()) + " less than naive at no cost";
    }

    /** What recomputation buys and costs in a run that recomputes, as the end of a sentence. */
    static String bought(RecomputeBill bill) {
        long bytes = bill.savings().boughtBytes();
        String cost = NumberText.nanos(bill.recomputeNanos()) + " a step, " + NumberText.percent(bill.recomputeShare());
        return bytes > 0
                ? "recomputation saves another " + NumberText.bytes(bytes) + " and costs " + cost
                : "recomputation saves nothing of it and costs " + cost;
    }

    private static Baselines baselines(RunRecord run) {
        return Baselines.of(
                Network.of(run.settings().spec()),
                run.settings().storage(),
                run.settings().on().target());
    }

    private static long reservedBytes(RunRecord run) {
        return run.measurement()
                .map(Measurement::reservedBytes)
                .orElse(run.prediction().reservedBytes());
    }
}
