package dev.densescope.cli.run;

import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.LossSentences;
import dev.densescope.report.analysis.MemoryDifferences;
import dev.densescope.report.analysis.RoughTimes;
import dev.densescope.report.analysis.StepTimeRatios;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The remarks below the table of finished runs, in order. Pure. */
final class RunRemarks {
    private final Report report;

    private RunRemarks(Report report) {
        this.report = report;
    }

    /** One sentence each. */
    static List<String> of(Report report) {
        RunRemarks remarks = new RunRemarks(report);
        List<String> all = new ArrayList<>(remarks.memory());
        all.addAll(remarks.bills());
        all.addAll(StepTimeRatios.of(report).sentences(QuantityText.PLAIN));
        RoughTimes rough = RoughTimes.of(report);
        rough.sentence().ifPresent(all::add);
        if (!rough.few().isEmpty()) {
            all.add("For times, profile with --steps %d or more; --warmup steps do not count."
                    .formatted(RoughTimes.ENOUGH_STEPS));
        }
        all.addAll(LossSentences.of(report));
        return all;
    }

    /** Agreement of measured and predicted bytes, and runs without measurements. */
    private List<String> memory() {
        List<RunRecord> measured = report.measuredRuns();
        if (measured.isEmpty()) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        measured.forEach(run -> difference(run).ifPresent(remarks::add));
        boolean isWhole = measured.size() == report.runs().size();
        if (remarks.isEmpty()) {
            remarks.add(
                    isWhole
                            ? "Measured bytes equal predicted bytes exactly."
                            : "Measured bytes of %s equal predicted bytes exactly.".formatted(labels(measured)));
        }
        if (!isWhole) {
            remarks.add("No measurements of %s."
                    .formatted(labels(report.runs().stream()
                            .filter(run -> !measured.contains(run))
                            .toList())));
        }
        return remarks;
    }

    private Optional<String> difference(RunRecord run) {
        MemoryAgreement agreement = MemoryAgreement.of(run);
        return agreement.isExact()
                ? Optional.empty()
                : Optional.of("%s: measured minus predicted: %s."
                        .formatted(
                                report.label(run),
                                String.join("; ", MemoryDifferences.of(agreement, QuantityText.PLAIN))));
    }

    private List<String> bills() {
        Bills bills = new Bills();
        return report.measuredRuns().stream()
                .flatMap(run -> bills.sentence(report.label(run), run, QuantityText.PLAIN).stream())
                .toList();
    }

    private String labels(List<RunRecord> runs) {
        return NameList.and(runs.stream().map(report::label).toList());
    }
}
