package dev.densescope.report.analysis.finding;

import dev.densescope.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The findings of a report. */
public final class Findings {
    private Findings() {}

    /** All findings, bad ones first. */
    public static List<Finding> of(Report report) {
        Stream<FindingRule> rules = Stream.of(
                TrustRules::outcomes,
                TrustRules::singleValues,
                TrustRules::losses,
                TrustRules::predictions,
                TimeRules::resumed,
                MemoryRules::saving,
                MemoryRules::recomputation,
                MemoryRules::gradients,
                MemoryRules::peak,
                MemoryRules::device,
                TimeRules::ratios,
                TimeRules::waiting,
                TimeRules::roughTimes,
                BaselineRules::baselines);
        return rules.flatMap(rule -> rule.examine(report).stream())
                .sorted(Comparator.comparing((Finding finding) -> finding.kind() != Finding.Kind.BAD))
                .toList();
    }
}
