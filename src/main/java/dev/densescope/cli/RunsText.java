package dev.densescope.cli;

import dev.densescope.memory.ByteText;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.report.Report;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Finished runs for people to read on a terminal. */
final class RunsText {
    private static final String NONE = "-";

    private RunsText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder(PredictionText.head(Network.of(report.spec()))).append('\n');
        TextTable table = new TextTable(
                "strategy",
                "feature maps",
                "predicted",
                "reserved",
                "predicted",
                "ms/step",
                "images/s",
                "recompute",
                "process peak",
                "outcome");
        report.runs().forEach(run -> table.row(cells(report.label(run), run)));
        text.append(table).append('\n');
        remarks(report.runs()).forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    private static String[] cells(String label, RunRecord run) {
        boolean timed = run.medianStepNanos() > 0;
        return new String[] {
            label,
            measured(run, Measurement::forwardFeatureMapBytes),
            bytes(run.prediction().forwardFeatureMapBytes()),
            measured(run, Measurement::reservedBytes),
            bytes(run.prediction().reservedBytes()),
            timed ? String.format(Locale.ROOT, "%.1f", run.medianStepNanos() / 1e6) : NONE,
            timed ? String.format(Locale.ROOT, "%.1f", run.imagesPerSecond()) : NONE,
            timed
                    ? String.format(Locale.ROOT, "%.1f%%", 100.0 * run.medianRecomputeNanos() / run.medianStepNanos())
                    : NONE,
            measured(run, Measurement::processPeakBytes),
            run.outcome().id()
        };
    }

    private static String measured(RunRecord run, ToLongFunction<Measurement> value) {
        return run.measurement()
                .map(value::applyAsLong)
                .filter(bytes -> bytes > 0)
                .map(RunsText::bytes)
                .orElse(NONE);
    }

    private static List<String> remarks(List<RunRecord> runs) {
        List<String> remarks = new ArrayList<>();
        List<RunRecord> measured =
                runs.stream().filter(run -> run.measurement().isPresent()).toList();
        measured.forEach(run -> difference(run).ifPresent(remarks::add));
        if (!measured.isEmpty() && remarks.isEmpty()) {
            remarks.add("Measured bytes equal predicted bytes exactly.");
        }
        if (measured.size() > 1
                && measured.stream().map(RunsText::losses).distinct().count() == 1) {
            remarks.add("The losses of all strategies are identical, bit for bit.");
        }
        return remarks;
    }

    private static Optional<String> difference(RunRecord run) {
        Measurement measured = run.measurement().orElseThrow();
        Prediction predicted = run.prediction();
        long featureMaps = measured.forwardFeatureMapBytes() - predicted.forwardFeatureMapBytes();
        long reserved = measured.reservedBytes() - predicted.reservedBytes();
        return featureMaps == 0 && reserved == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: measured minus predicted is %,d bytes of forward feature maps and %,d bytes reserved.",
                        run.settings().strategy().id(),
                        featureMaps,
                        reserved));
    }

    private static List<Integer> losses(RunRecord run) {
        return run.steps().stream()
                .map(StepSummary::loss)
                .map(Float::floatToRawIntBits)
                .toList();
    }

    private static String bytes(long bytes) {
        return ByteText.of(bytes, Locale.ROOT);
    }
}
