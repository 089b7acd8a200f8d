package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.TextTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Finished runs as text for the terminal. */
public final class RunsText {
    private static final String NONE = "-";
    private static final String MEANINGS =
            "(ms/step: median of the measured steps; recompute: share of it spent on recomputation)\n";

    private RunsText() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder(PredictionText.head(Network.of(report.spec())))
                .append(PlainText.line(device(report.runs().get(0))))
                .append("\n\n");
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
        report.baselines().forEach(each -> table.row(BaselineText.cells(report.label(each), each)));
        text.append(table).append(MEANINGS);
        if (report.runs().stream().map(RunRecord::prediction).anyMatch(PredictionText::mapsExceedReserved)) {
            text.append(PredictionText.MAPS_AND_RESERVED);
        }
        text.append('\n');
        if (report.runs().stream().anyMatch(run -> !run.steps().isEmpty())) {
            text.append(TrainingTable.of(report)).append('\n');
        }
        List<String> remarks = new ArrayList<>(RunRemarks.of(report));
        remarks.addAll(BaselineText.remarks(report));
        remarks.addAll(epochs(report));
        remarks.forEach(remark -> text.append(PlainText.line(remark)).append('\n'));
        return text.toString();
    }

    /** The device of the first run; other devices are in the labels of their runs. */
    private static String device(RunRecord run) {
        DeviceInfo info = run.device();
        boolean opened = !info.name().equals(info.id());
        return opened ? "on %s: %s, %s".formatted(info.id(), info.name(), info.kernels()) : "on " + info.id();
    }

    private static String[] cells(String label, RunRecord run) {
        boolean timed = run.medianStepNanos() > 0;
        return new String[] {
            label,
            measured(run, Measurement::forwardFeatureMapBytes),
            bytes(run.prediction().forwardFeatureMapBytes()),
            measured(run, Measurement::reservedBytes),
            bytes(run.prediction().reservedBytes()),
            timed ? QuantityText.PLAIN.decimals(run.medianStepNanos() / 1e6, 1) : NONE,
            timed ? QuantityText.PLAIN.decimals(run.imagesPerSecond(), 1) : NONE,
            timed ? QuantityText.PLAIN.percent((double) run.medianRecomputeNanos() / run.medianStepNanos()) : NONE,
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

    /** The last epoch of each run; a single line if all agree. */
    private static List<String> epochs(Report report) {
        List<RunRecord> runs =
                report.runs().stream().filter(run -> !run.epochs().isEmpty()).toList();
        List<String> ends = runs.stream().map(RunsText::lastEpoch).distinct().toList();
        return ends.size() == 1
                ? List.of("After " + ends.get(0))
                : runs.stream()
                        .map(run -> report.label(run) + " after " + lastEpoch(run))
                        .toList();
    }

    private static String lastEpoch(RunRecord run) {
        EpochSummary last = run.epochs().get(run.epochs().size() - 1);
        return String.format(
                Locale.ROOT,
                "epoch %d: training loss %s and accuracy %s%s%s.",
                last.epoch(),
                QuantityText.PLAIN.loss(last.trainingLoss()),
                QuantityText.PLAIN.accuracy(last.trainingAccuracy()),
                last.isPartial() ? " (of steps %d to %d only)".formatted(last.firstStep(), last.step()) : "",
                last.evaluation()
                        .map(tried -> String.format(
                                Locale.ROOT,
                                "; evaluation on %,d images, loss %s and accuracy %s",
                                tried.images(),
                                QuantityText.PLAIN.loss(tried.loss()),
                                QuantityText.PLAIN.accuracy(tried.accuracy())))
                        .orElse(""));
    }

    private static String bytes(long bytes) {
        return QuantityText.PLAIN.bytes(bytes);
    }
}
