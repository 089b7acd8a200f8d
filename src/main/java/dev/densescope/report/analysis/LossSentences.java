package dev.densescope.report.analysis;

import dev.densescope.language.Text;
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
            sentences.add(report.numbers()
                    .translated(
                            "The losses of %s are bit-identical to those of %s.",
                            labels(report, agreement.identical()), reference(report, agreement)));
        }
        for (LossAgreement.NotComparable other : agreement.otherTrainings()) {
            sentences.add(report.numbers()
                    .translated(
                            "%s is not the same training as %s and is not compared: they differ in %s.",
                            report.label(other.run()),
                            reference(report, agreement),
                            words(report, other.differences())));
        }
        for (LossAgreement.Different different : agreement.differing()) {
            sentences.add(report.numbers()
                    .translated(
                            "The losses of %s differ from those of %s from step %d on.",
                            report.label(different.run()), reference(report, agreement), different.step()));
        }
        sentences.addAll(notCompared(report, agreement));
        return sentences;
    }

    /** One sentence per reason for runs of the same training that could not be compared. */
    public static List<String> notCompared(Report report, LossAgreement agreement) {
        if (report.runs().size() == 1) {
            return List.of();
        }
        Map<String, List<RunRecord>> byReason = agreement.withoutCommonStep().stream()
                .collect(Collectors.groupingBy(run -> why(report, run), LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(entry -> report.numbers()
                        .translated(
                                "No losses of %s could be compared: %s.",
                                labels(report, entry.getValue()), entry.getKey()))
                .toList();
    }

    /** Why a run has no losses. */
    private static String why(Report report, RunRecord run) {
        if (!run.steps().isEmpty()) {
            return report.numbers().translated("they have no step in common with the other runs");
        }
        return run.outcome() instanceof RunOutcome.OutOfMemory
                ? report.numbers().translated("memory ran out before a step was finished")
                : report.numbers().translated("no step was finished");
    }

    private static String allIdentical(Report report, LossAgreement agreement) {
        int compared = agreement.comparedSteps();
        return compared == agreement.referenceSteps()
                ? report.numbers().translated("The losses of %s are bit-identical.", everyRun(report))
                : report.numbers()
                        .translated(
                                "The losses of the %2$d steps that %1$s have in common are bit-identical.",
                                everyRun(report), compared);
    }

    /** All runs of a report: "both strategies", "all 3 runs". */
    static String everyRun(Report report) {
        int count = report.runs().size();
        long strategies = report.runs().stream()
                .map(run -> run.settings().storage().id())
                .distinct()
                .count();
        if (count == 2) {
            return strategies == count
                    ? report.numbers().translated("both strategies")
                    : report.numbers().translated("both runs");
        }
        return strategies == count
                ? report.numbers().translated("all %d strategies", count)
                : report.numbers().translated("all %d runs", count);
    }

    private static String reference(Report report, LossAgreement agreement) {
        return report.label(agreement.reference().orElseThrow());
    }

    /** Phrases such as those of {@code TrainingDifferences}. */
    public static String words(Report report, List<Text> phrases) {
        return report.numbers().translated("%s", phrases);
    }

    /** The labels of runs. */
    public static String labels(Report report, List<RunRecord> runs) {
        return Text.and(runs.stream().map(report::label).toList())
                .in(report.numbers().language());
    }
}
