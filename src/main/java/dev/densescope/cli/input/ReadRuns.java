package dev.densescope.cli.input;

import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The run files of a report.
 *
 * @param files those of runs that could be read
 * @param records their runs
 * @param baselines of other files, shown after the runs
 * @param refused why the others could not
 */
public record ReadRuns(
        List<Path> files, List<RunRecord> records, List<BaselineRecord> baselines, List<RunFileException> refused) {
    /**
     * Reads all of them.
     *
     * @throws RunFileException if no run can be read
     */
    public static ReadRuns of(List<Path> files, Function<Path, RecordedRun> reader) {
        List<Path> read = new ArrayList<>();
        List<RunRecord> records = new ArrayList<>();
        List<BaselineRecord> baselines = new ArrayList<>();
        List<RunFileException> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                RecordedRun recorded = reader.apply(file);
                if (recorded instanceof RunRecord run) {
                    records.add(run);
                    read.add(file);
                } else if (recorded instanceof BaselineRecord baseline) {
                    baselines.add(baseline);
                }
            } catch (RunFileException unreadable) {
                refused.add(unreadable);
            }
        }
        if (records.isEmpty()) {
            throw refused.isEmpty() ? onlyBaselines(files) : together(refused, "");
        }
        return new ReadRuns(read, records, baselines, refused);
    }

    /** @throws RunFileException if some could not be read */
    public void requireAll() {
        if (!refused.isEmpty()) {
            String others = files.size() == 1
                    ? " The report is of %s alone.".formatted(files.get(0))
                    : " The report is of the other %d run files.".formatted(files.size());
            throw together(refused, others);
        }
    }

    private static RunFileException onlyBaselines(List<Path> files) {
        return new RunFileException(Text.verbatim(
                "Run file %s is a baseline, which a report shows next to runs of DenseScope: name a run file as well."
                        .formatted(files.get(0))));
    }

    private static RunFileException together(List<RunFileException> refused, String end) {
        String sentences =
                refused.stream().map(RunFileException::sentence).distinct().collect(Collectors.joining(" "));
        return new RunFileException(Text.verbatim(sentences + end), refused.get(0));
    }
}
