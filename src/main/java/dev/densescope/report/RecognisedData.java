package dev.densescope.report;

import dev.densescope.data.DatasetSummary;
import dev.densescope.language.Text;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.stream.Stream;

/** The recognised data sets of a report's runs and the skipped files, as text. */
public final class RecognisedData {
    private RecognisedData() {}

    /** Whether any run has a recognised data set. */
    public static boolean isIn(Report report) {
        return report.runs().stream().anyMatch(run -> run.dataset().isPresent());
    }

    /** The images that runs have used, each data set once, in the order of the runs. */
    public static List<DatasetSummary> of(Report report) {
        return report.runs().stream()
                .flatMap(run -> run.usedImages().stream())
                .distinct()
                .toList();
    }

    /**
     * A data set of the report: its summary, notices and skipped files, one sentence each. If the runs have used several,
     * or found different images damaged, the first sentence names the runs.
     */
    public static List<String> sentences(Report report, DatasetSummary dataset) {
        List<RunRecord> runs = report.runs().stream()
                .filter(run -> run.usedImages().filter(dataset::equals).isPresent())
                .toList();
        Stream<Text> skipped = runs.stream()
                .map(RunRecord::skipped)
                .flatMap(files -> files.sentence().stream())
                .distinct();
        Stream<Text> names = runs.size() == runsWithData(report)
                ? Stream.empty()
                : Stream.of(Text.of(
                        "Images of %s, without those found to be damaged:",
                        Text.and(runs.stream().map(report::label).toList())));
        return Stream.of(names, Stream.of(dataset.sentence()), dataset.notices().stream(), skipped)
                .flatMap(each -> each)
                .map(sentence -> sentence.in(report.numbers().language()))
                .toList();
    }

    private static long runsWithData(Report report) {
        return report.runs().stream().filter(run -> run.dataset().isPresent()).count();
    }
}
