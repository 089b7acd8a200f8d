package dev.densescope.report.analysis.finding;

import dev.densescope.data.DataChoice;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.MeanStep;
import dev.densescope.report.analysis.RoughTimes;
import dev.densescope.report.analysis.StepTimeRatios;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.settings.StartingPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Findings about the reliability of times, and the steps that they cover. */
final class TimeRules {
    /** Waiting time before a step, as a fraction of the step. */
    private static final double NOTICEABLE_WAIT = 0.1;

    private TimeRules() {}

    static List<Finding> resumed(Report report) {
        return timedRuns(report)
                .filter(run -> run.settings().start() instanceof StartingPoint.Checkpoint)
                .map(run -> Finding.note(
                        report.numbers()
                                .translated(
                                        "%s resumes an earlier training after step %d.",
                                        report.label(run), run.settings().stepsBefore()),
                        report.numbers()
                                .translated(
                                        "It started from %s. Finished: %s.",
                                        run.settings().start().text().replaceFirst(":", " "),
                                        StepCount.of(run).text(report.numbers())),
                        report.numbers().translated("Times and losses of earlier steps are in that run's report.")))
                .toList();
    }

    /** Ratios of runs that took turns. */
    static List<Finding> ratios(Report report) {
        return StepTimeRatios.of(report).sentences(report.numbers()).stream()
                .map(sentence -> Finding.note(
                        sentence,
                        report.numbers()
                                .translated(
                                        "Both took turns, so that whatever else the machine did met both; the fastest step of each turn"
                                                + " counts, and the interval covers the true ratio with 99.8 %%."),
                        report.numbers().translated("More rounds with more steps make the interval narrower.")))
                .toList();
    }

    static List<Finding> roughTimes(Report report) {
        RoughTimes rough = RoughTimes.of(report);
        return rough.sentence().stream()
                .map(sentence -> Finding.note(sentence, rough.evidence(), rough.action()))
                .toList();
    }

    /** Runs whose steps wait for images. */
    static List<Finding> waiting(Report report) {
        return timedRuns(report)
                .filter(run -> !(run.settings().data() instanceof DataChoice.Synthetic))
                .flatMap(run -> waiting(report, run, MeanStep.of(run)).stream())
                .toList();
    }

    private static Optional<Finding> waiting(Report report, RunRecord run, MeanStep mean) {
        if (mean.waitNanos() <= NOTICEABLE_WAIT * mean.stepNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.note(
                        report.numbers()
                                .translated(
                                        "%s waits for images %s of its time.",
                                        report.label(run),
                                        report.numbers()
                                                .percent((double) mean.waitNanos()
                                                        / (mean.waitNanos() + mean.stepNanos()))),
                        report.numbers()
                                .translated(
                                        "On average %s before a step of %s.",
                                        report.numbers().duration(mean.waitNanos()),
                                        report.numbers().duration(mean.stepNanos())),
                        report.numbers()
                                .translated(
                                        "Resize the images to about the input's size: they are decoded faster, under every strategy.")));
    }

    private static Stream<RunRecord> timedRuns(Report report) {
        return report.measuredRuns().stream().filter(run -> !run.steps().isEmpty());
    }
}
