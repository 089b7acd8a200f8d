package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The two measured runs of a report's first training that differ the most.
 *
 * @param baseline {@code naive} if it was measured, otherwise the run that reserved the most
 * @param smallest the run that reserved the least
 */
public record ExtremeRuns(RunRecord baseline, RunRecord smallest) {

    /** Empty unless two runs were measured and reserved different amounts. */
    public static Optional<ExtremeRuns> of(Report report) {
        List<RunRecord> measured = report.runs().stream()
                .filter(report::isTrainedLikeFirst)
                .filter(run -> run.measurement().isPresent())
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Comparator<RunRecord> byReserved = Comparator.comparingLong(ExtremeRuns::reservedBytes);
        RunRecord baseline = measured.stream()
                .filter(run -> run.settings().storage().isBaseline())
                .findFirst()
                .orElseGet(() -> measured.stream().max(byReserved).orElseThrow());
        RunRecord smallest = measured.stream().min(byReserved).orElseThrow();
        return reservedBytes(smallest) < reservedBytes(baseline)
                ? Optional.of(new ExtremeRuns(baseline, smallest))
                : Optional.empty();
    }

    /** Difference of their reserved bytes. */
    public long savedBytes() {
        return reservedBytes(baseline) - reservedBytes(smallest);
    }

    /** {@link #savedBytes} as a fraction of the baseline's reserved bytes, from 0 to 1. */
    public double savedShare() {
        return (double) savedBytes() / reservedBytes(baseline);
    }

    /** Reserved bytes of a run; 0 if it was not measured. */
    public static long reservedBytes(RunRecord run) {
        return run.measurement().map(Measurement::reservedBytes).orElse(0L);
    }
}
