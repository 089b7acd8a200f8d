package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.TextTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.report.analysis.MemoryDifferences;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Finished runs for people to read on a terminal. */
public final class RunsText {
    private static final String NONE = "-";

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
        text.append(table).append('\n');
        remarks(report).forEach(remark -> text.append(PlainText.line(remark)).append('\n'));
        return text.toString();
    }

    /** Runs on other devices than the first have theirs in their label. */
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

    private static List<String> remarks(Report report) {
        List<String> remarks = new ArrayList<>();
        List<RunRecord> measured = report.measuredRuns();
        measured.forEach(run -> difference(report.label(run), run).ifPresent(remarks::add));
        if (!measured.isEmpty() && remarks.isEmpty()) {
            remarks.add("Measured bytes equal predicted bytes exactly.");
        }
        Bills bills = new Bills();
        measured.forEach(run ->
                bills.sentence(report.label(run), run, QuantityText.PLAIN).ifPresent(remarks::add));
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.allIdentical()) {
            remarks.add(identical(agreement));
        }
        agreement
                .otherTrainings()
                .forEach(other ->
                        remarks.add("%s is another training than %s and is not compared with it: they differ in %s."
                                .formatted(
                                        report.label(other.run()),
                                        agreement.reference().map(report::label).orElse(NONE),
                                        String.join(", ", other.differences()))));
        agreement
                .differing()
                .forEach(different -> remarks.add("The losses of %s differ from those of %s from step %d on."
                        .formatted(
                                report.label(different.run()),
                                agreement.reference().map(report::label).orElse(NONE),
                                different.step())));
        remarks.addAll(epochs(report));
        return remarks;
    }

    private static String identical(LossAgreement agreement) {
        int compared = agreement.comparedSteps();
        return compared == agreement.referenceSteps()
                ? "The losses of all strategies are identical, bit for bit."
                : "The losses of the steps that all have in common (%d) are identical, bit for bit."
                        .formatted(compared);
    }

    /** The last epoch of every run; of runs that all came to the same, once. */
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
                "epoch %d: training loss %s and accuracy %s%s.",
                last.epoch(),
                QuantityText.PLAIN.loss(last.trainingLoss()),
                QuantityText.PLAIN.accuracy(last.trainingAccuracy()),
                last.evaluation()
                        .map(tried -> String.format(
                                Locale.ROOT,
                                "; evaluation on %,d images, loss %s and accuracy %s",
                                tried.images(),
                                QuantityText.PLAIN.loss(tried.loss()),
                                QuantityText.PLAIN.accuracy(tried.accuracy())))
                        .orElse(""));
    }

    private static Optional<String> difference(String label, RunRecord run) {
        MemoryAgreement agreement = MemoryAgreement.of(run);
        return agreement.isExact()
                ? Optional.empty()
                : Optional.of("%s: measured minus predicted: %s."
                        .formatted(label, String.join("; ", MemoryDifferences.of(agreement))));
    }

    private static String bytes(long bytes) {
        return QuantityText.PLAIN.bytes(bytes);
    }
}
