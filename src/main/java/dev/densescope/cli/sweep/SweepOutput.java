package dev.densescope.cli.sweep;

import dev.densescope.cli.option.FormatList;
import dev.densescope.cli.option.ThemeOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.SweepFormat;
import dev.densescope.report.sweep.SweepReport;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the folder of a sweep, and for the reports of a merged one. */
public final class SweepOutput {
    private static final String FORMATS = "html,json,csv";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Folder of the cells, created if missing; many processes may share it. With --merge: folder of the",
                "reports, by default that of the cells."
            })
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            description = "Compute nothing: read the cells in this folder, and write a table and reports.")
    private Optional<Path> merged = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "F[,F...]",
            defaultValue = FORMATS,
            completionCandidates = FormatIds.class,
            description = "With --merge: reports to write: ${COMPLETION-CANDIDATES}. Default: html,json,csv.")
    private String formats = FORMATS;

    @Mixin
    private ThemeOption theme = new ThemeOption();

    /** The folder of cells to merge; empty if cells are to be computed. */
    public Optional<Path> merged() {
        return merged;
    }

    /** @throws UsageException if no folder for cells is given */
    public Path cells() {
        return out.orElseThrow(() -> new UsageException(
                "densescope sweep needs --out DIR, the folder of the cells, or --merge DIR to read them."));
    }

    /** The folder of reports, not checked. */
    public Path reports() {
        return out.or(() -> merged).orElseThrow();
    }

    /** @throws UsageException if a format or the theme is unknown */
    public void check() {
        theme();
    }

    /**
     * Writes reports in all formats: all files or none. Earlier ones are replaced.
     *
     * @param progress receives the progress, and may cancel
     * @throws dev.densescope.report.ReportException if a file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; earlier files are unchanged
     */
    public List<Path> write(SweepReport report, WriteProgress progress) {
        return AtomicFiles.write(
                reports(),
                formats().stream()
                        .flatMap(format -> format.files(report, theme()).stream())
                        .toList(),
                progress);
    }

    private Set<SweepFormat> formats() {
        return FormatList.of(formats, SweepFormat::ofId, SweepFormat.ids());
    }

    private PictureTheme theme() {
        return theme.of(formats().stream().map(SweepFormat::id).toList());
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(SweepFormat.values()).map(SweepFormat::id).iterator();
        }
    }
}
