package dev.densescope.cli.output;

import dev.densescope.cli.option.FormatList;
import dev.densescope.cli.option.ThemeOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.plan.PlanReport;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the formats and the folder of reports of plans. */
public final class PlanReportOutput {
    private static final String FOLDER = "densescope-out";
    private static final String FORMATS = "html,json";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports, created if missing. Default: ./densescope-out if --format is given.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "F[,F...]",
            completionCandidates = FormatIds.class,
            description = "Reports to write: ${COMPLETION-CANDIDATES}. Default: none, or html,json if --out is given.")
    private Optional<String> formats = Optional.empty();

    @Mixin
    private ThemeOption theme = new ThemeOption();

    /** Whether a report is to be written. */
    public boolean isWanted() {
        return out.isPresent() || formats.isPresent() || theme.isGiven();
    }

    /**
     * The checked folder; to be called before the search, which may be slow.
     *
     * @param others files that the command reads or writes, by option, which no report may replace
     * @throws UsageException if a format or a theme is unknown, the folder is not writable or a report would replace one of them
     */
    public OutputFolder open(Map<String, Path> others) {
        theme();
        Set<String> names = formats().stream()
                .flatMap(format -> format.fileNames().stream())
                .map(name -> FileTarget.canonicalName(folder().resolve(name)))
                .collect(Collectors.toSet());
        others.forEach((option, file) -> {
            if (names.contains(FileTarget.canonicalName(file))) {
                throw new UsageException(
                        "%s must differ from the report written to --out, but is %s.".formatted(option, file));
            }
        });
        return OutputFolder.open(folder());
    }

    /**
     * Writes a report in all formats: all files or none. Earlier ones are replaced.
     *
     * @param progress receives the progress, and may cancel
     * @throws dev.densescope.report.ReportException if a file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; earlier files are unchanged
     */
    public List<Path> write(PlanReport report, WriteProgress progress) {
        return AtomicFiles.write(
                folder(),
                formats().stream()
                        .flatMap(format -> format.files(report, theme()).stream())
                        .toList(),
                progress);
    }

    /** The folder, not checked. */
    public Path folder() {
        return out.orElse(Path.of(FOLDER));
    }

    private Set<PlanFormat> formats() {
        return FormatList.of(formats.orElse(FORMATS), PlanFormat::ofId, PlanFormat.ids());
    }

    private PictureTheme theme() {
        return theme.of(formats().stream().map(PlanFormat::id).toList());
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(PlanFormat.values()).map(PlanFormat::id).iterator();
        }
    }
}
