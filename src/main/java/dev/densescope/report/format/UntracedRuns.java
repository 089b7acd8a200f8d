package dev.densescope.report.format;

import dev.densescope.language.Text;
import dev.densescope.report.Report;
import java.util.List;
import java.util.Optional;

/** The runs of a report of which there is no trace: they ended before their first step was finished. */
final class UntracedRuns {
    private UntracedRuns() {}

    /** Names them in a sentence; empty if there are none. */
    static Optional<Text> sentence(Report report) {
        List<String> labels = report.runs().stream()
                .filter(run -> run.lastTrace().isEmpty())
                .map(report::label)
                .toList();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                labels.size() == 1
                        ? Text.of(
                                "There is no trace of %s: it ended before its first step was finished.", labels.get(0))
                        : Text.of(
                                "There are no traces of %s: they ended before their first steps were finished.",
                                Text.and(labels)));
    }
}
