package dev.densescope.report.analysis;

import dev.densescope.problem.NameList;
import dev.densescope.report.Report;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences about the comparison of losses: which runs were compared, with what result, and which were not. Pure. */
public final class LossSentences {
    private LossSentences() {}

    /** The sentences; empty for a single run. */
    public static List<String> of(Report report) {
        List<String> sentences = new ArrayList<>();
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.allIdentical()) {
            sentences.add(allIdentical(report, agreement));
        } else if (!agreement.identical().isEmpty()) {
            sentences.add("The losses of %s are bit-identical to those of %s."
                    .formatted(labels(report, agreement.identical()), reference(report, agreement)));
        }
        for (LossAgreement.NotComparable other : agreement.otherTrainings()) {
            sentences.add("%s is not the same training as %s and is not compared: they differ in %s."
                    .formatted(
                            report.label(other.run()),
                            reference(report, agreement),
                            String.join(", ", other.differences())));
        }
        for (LossAgreement.Different different : agreement.differing()) {
            sentences.add("The losses of %s differ from those of %s from step %d on."
                    .formatted(report.label(different.run()), reference(report, agreement), different.step()));
        }
        sentences.addAll(notCompared(report, agreement));
        return sentences;
    }

    /** One sentence per reason for runs of the same training that could not be compared. */
    static List<String> notCompared(Report report, LossAgreement agreement) {
        if (report.runs().size() == 1) {
            return List.of();
        }
        Map<String, List<RunRecord>> byReason = agreement.withoutCommonStep().stream()
                .collect(Collectors.groupingBy(LossSentences::why, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(entry -> "No losses of %s could be compared: %s."
                        .formatted(labels(report, entry.getValue()), entry.getKey()))
                .toList();
    }

    /** Why a run has no losses. */
    private static String why(RunRecord run) {
        if (!run.steps().isEmpty()) {
            return "they have no step in common with the other runs";
        }
        return run.outcome() instanceof RunOutcome.OutOfMemory
                ? "memory ran out before a step was finished"
                : "no step was finished";
    }

    private static String allIdentical(Report report, LossAgreement agreement) {
        int compared = agreement.comparedSteps();
        return compared == agreement.referenceSteps()
                ? "The losses of %s are bit-identical.".formatted(everyRun(report))
                : "The losses of the %2$d steps that %1$s have in common are bit-identical."
                        .formatted(everyRun(report), compared);
    }

    /** All runs of a report: "both strategies", "all 3 runs". */
    static String everyRun(Report report) {
        int count = report.runs().size();
        long strategies = report.runs().stream()
                .map(run -> run.settings().storage().id())
                .distinct()
                .count();
        String what = strategies == count ? "strategies" : "runs";
        return count == 2 ? "both " + what : "all %d %s".formatted(count, what);
    }

    private static String reference(Report report, LossAgreement agreement) {
        return report.label(agreement.reference().orElseThrow());
    }

    /** The labels of runs. */
    static String labels(Report report, List<RunRecord> runs) {
        return NameList.and(runs.stream().map(report::label).toList());
    }
}
