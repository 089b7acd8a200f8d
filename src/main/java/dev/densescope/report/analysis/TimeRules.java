package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.settings.StartingPoint;
import java.util.List;
import java.util.stream.Stream;

/** Findings about the reliability of times, and the steps that they cover. */
final class TimeRules {
    private TimeRules() {}

    static List<Finding> resumed(Report report) {
        return timedRuns(report)
                .filter(run -> run.settings().start() instanceof StartingPoint.Checkpoint)
                .map(run -> Finding.note(
                        "%s resumes an earlier training after step %d."
                                .formatted(report.label(run), run.settings().stepsBefore()),
                        "It started from %s. Finished: %s."
                                .formatted(
                                        run.settings().start().text().replaceFirst(":", " "),
                                        StepCount.of(run).text()),
                        "Times and losses of earlier steps are in that run's report."))
                .toList();
    }

    static List<Finding> roughTimes(Report report) {
        RoughTimes rough = RoughTimes.of(report);
        return rough.sentence().stream()
                .map(sentence -> Finding.note(sentence, rough.evidence(), rough.action()))
                .toList();
    }

    private static Stream<RunRecord> timedRuns(Report report) {
        return report.measuredRuns().stream().filter(run -> !run.steps().isEmpty());
    }
}
