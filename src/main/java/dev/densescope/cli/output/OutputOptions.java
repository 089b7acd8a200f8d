package dev.densescope.cli.output;

import dev.densescope.cli.option.FormatList;
import dev.densescope.cli.option.ThemeOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.report.Report;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the formats and the folder of reports. */
public final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "densescope-out",
            description = "Folder to write to, created if missing. Default: ./densescope-out.")
    private Path out = Path.of("densescope-out");

    @Option(
            names = "--format",
            paramLabel = "F[,F...]",
            defaultValue = "html,json",
            completionCandidates = FormatIds.class,
            description = "Reports to write: ${COMPLETION-CANDIDATES}. Default: html,json.")
    private String formats = "html,json";

    @Mixin
    private ThemeOption theme = new ThemeOption();

    /** The folder, not checked. */
    public Path folder() {
        return out;
    }

    /**
     * The checked folder.
     *
     * @throws UsageException if a format or a theme is unknown, or the folder is not writable
     */
    public OutputFolder open() {
        theme();
        return OutputFolder.open(out);
    }

    /**
     * Writes a report in all formats: all files or none. Files of earlier reports in these formats are replaced.
     *
     * @param progress receives the progress, and may cancel
     * @throws dev.densescope.report.ReportException if a file cannot be written, or an earlier one removed: one sentence
     * @throws CancellationException if {@code progress} cancels; earlier files are unchanged
     */
    public List<Path> write(Report report, OutputNames names, WriteProgress progress) {
        List<Path> written = AtomicFiles.write(
                names.folder(),
                names.named(formats().stream()
                        .flatMap(format -> format.files(report, theme()).stream())
                        .toList()),
                progress);
        names.earlierReports().removeOthers(formats(), written);
        return written;
    }

    /** What the formats leave out of a report, and why: sentences, each once. */
    public List<String> leftOut(Report report) {
        return formats().stream()
                .flatMap(format -> format.leftOut(report).map(Text::toString).stream())
                .distinct()
                .toList();
    }

    /** Files of earlier reports in other formats, which are kept. */
    public List<Path> earlier(OutputNames names) {
        return names.earlierReports().ofOtherFormats(formats());
    }

    /**
     * The formats of reports.
     *
     * @throws UsageException if one is unknown
     */
    public Set<ReportFormat> formats() {
        return FormatList.of(formats, ReportFormat::ofId, ReportFormat.ids());
    }

    private PictureTheme theme() {
        return theme.of(formats().stream().map(ReportFormat::id).toList());
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ReportFormat.values()).map(ReportFormat::id).iterator();
        }
    }
}
