package dev.densescope.cli.output;

import dev.densescope.cli.option.FormatList;
import dev.densescope.cli.option.ThemeOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.format.ComparisonFormat;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the formats and the folder of reports of compared runs. */
public final class ComparisonOutput {
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
     * @param inputs files that are compared, which no report may replace
     * @throws UsageException if a format or a theme is unknown, the folder is not writable or a report would replace an input
     */
    public OutputFolder open(List<Path> inputs) {
        theme();
        Set<String> names = new LinkedHashSet<>();
        formats().forEach(format -> format.fileNames().forEach(name -> names.add(target(name))));
        inputs.stream()
                .filter(input -> names.contains(FileTarget.canonicalName(input)))
                .findFirst()
                .ifPresent(input -> {
                    throw new UsageException(
                            "%s must differ from the report written to --out: give another folder as --out."
                                    .formatted(input));
                });
        return OutputFolder.open(out);
    }

    private String target(String name) {
        return FileTarget.canonicalName(out.resolve(name));
    }

    /**
     * Writes a report in all formats: all files or none. Earlier ones are replaced.
     *
     * @param progress receives the progress, and may cancel
     * @throws dev.densescope.report.ReportException if a file cannot be written: one sentence
     * @throws CancellationException if {@code progress} cancels; earlier files are unchanged
     */
    public List<Path> write(ComparisonReport report, WriteProgress progress) {
        return ComparisonFormat.write(formats(), report, theme(), out, progress);
    }

    private Set<ComparisonFormat> formats() {
        return FormatList.of(formats, ComparisonFormat::ofId, ComparisonFormat.ids());
    }

    private PictureTheme theme() {
        return theme.of(formats().stream().map(ComparisonFormat::id).toList());
    }

    /** For the help. */
    private static final class FormatIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ComparisonFormat.values())
                    .map(ComparisonFormat::id)
                    .iterator();
        }
    }
}
