package dev.densescope.cli.output;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.write.NameClaim;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.EarlierReports;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.file.RunFileParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names that a process writes to in an output folder, claimed until this is closed. Run files get a number that is
 * not in use, so none is ever replaced. Reports have their plain names and replace earlier ones; while another process
 * has claimed the plain names, they get the number of the run files. Confined to one thread.
 */
public final class OutputNames implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputNames.class);
    private static final String REPORTS = "report";

    private final Path folder;
    private final String reportSuffix;
    private final List<Path> runFiles;
    private final List<NameClaim> claims = new ArrayList<>();

    private OutputNames(Path folder, String reportSuffix, List<Path> runFiles) {
        this.folder = folder;
        this.reportSuffix = reportSuffix;
        this.runFiles = List.copyOf(runFiles);
    }

    /**
     * Claims the next names; to be called while the folder is locked.
     *
     * @param strategies ids of strategies and frameworks, each with a run file
     * @throws IOException if the folder is not writable
     */
    static OutputNames claim(Path folder, List<String> strategies) throws IOException {
        OutputNames names = nextFree(folder, strategies);
        try {
            names.claims.add(NameClaim.of(folder.resolve(REPORTS + names.reportSuffix)));
            for (Path runFile : names.runFiles) {
                names.claims.add(NameClaim.of(runFile));
            }
            return names;
        } catch (IOException failed) {
            names.close();
            throw failed;
        }
    }

    private static OutputNames nextFree(Path folder, List<String> strategies) {
        boolean plainReports = !NameClaim.isClaimed(folder.resolve(REPORTS));
        for (int number = plainReports ? 1 : 2; ; number++) {
            String suffix = suffix(number);
            List<Path> files = runFiles(folder, strategies, number);
            if (files.stream().noneMatch(OutputNames::isTaken) && (plainReports || !reportsAreTaken(folder, suffix))) {
                return new OutputNames(folder, plainReports ? "" : suffix, files);
            }
        }
    }

    /** Plans of the same name have consecutive numbers. */
    private static List<Path> runFiles(Path folder, List<String> strategies, int firstNumber) {
        Map<String, Integer> next = new HashMap<>();
        List<Path> files = new ArrayList<>();
        for (String strategy : strategies) {
            int number = next.getOrDefault(strategy, firstNumber);
            next.put(strategy, number + 1);
            files.add(folder.resolve(strategy + suffix(number) + RunFileName.EXTENSION));
        }
        return files;
    }

    private static String suffix(int number) {
        return number == 1 ? "" : "-" + number;
    }

    // of a killed run only SQLite's files may be left
    private static boolean isTaken(Path runFile) {
        return NameClaim.isClaimed(runFile) || RunFileParts.of(runFile).stream().anyMatch(Files::exists);
    }

    private static boolean reportsAreTaken(Path folder, String suffix) {
        return NameClaim.isClaimed(folder.resolve(REPORTS + suffix))
                || !new EarlierReports(folder, suffix)
                        .taken(List.of(ReportFormat.values()))
                        .isEmpty();
    }

    public Path folder() {
        return folder;
    }

    /** The run files, in the order of their strategies. */
    public List<Path> runFiles() {
        return runFiles;
    }

    /** Files of earlier reports under this process' names. */
    EarlierReports earlierReports() {
        return new EarlierReports(folder, reportSuffix);
    }

    /** The same files under this process' names. */
    public List<ReportFile> named(List<ReportFile> reports) {
        return reports.stream().map(report -> report.numbered(reportSuffix)).toList();
    }

    /**
     * Checks that all files can be written, and that none is another file that the command reads or writes.
     *
     * @param others other files by a name for users, such as an option
     * @param formats of the reports
     * @throws UsageException if a check fails
     */
    public void requireApart(Map<String, Path> others, Set<ReportFormat> formats) {
        Map<String, String> ours = new HashMap<>();
        runFiles.forEach(file ->
                RunFileParts.of(file).forEach(part -> ours.put(FileTarget.canonicalName(part), "the run file")));
        for (ReportFormat format : formats) {
            for (String name : format.fileNames()) {
                Path report = folder.resolve(ReportFile.numbered(name, reportSuffix));
                requireWritable(report);
                ours.put(FileTarget.canonicalName(report), "the report");
            }
        }
        earlierReports().taken(formats).forEach(OutputNames::requireWritable);
        others.forEach((option, file) -> Optional.ofNullable(ours.get(FileTarget.canonicalName(file)))
                .or(() -> mayBeChart(file, formats) ? Optional.of("the report") : Optional.empty())
                .ifPresent(what -> {
                    throw new UsageException(
                            "%s must differ from %s written to --out, but is %s.".formatted(option, what, file));
                }));
    }

    /** Whether a file may be that of a chart, whose names depend on runs. */
    private boolean mayBeChart(Path file, Set<ReportFormat> formats) {
        Path inFolder = folder.resolve(String.valueOf(file.getFileName()));
        return earlierReports().isOfReport(file, formats)
                && FileTarget.canonicalName(inFolder).equals(FileTarget.canonicalName(file));
    }

    private static void requireWritable(Path report) {
        FileTarget.whyNotWritable(report).ifPresent(reason -> {
            throw new UsageException(
                    "--out must be a folder for reports, but %s cannot be written: %s.".formatted(report, reason));
        });
    }

    /** Releases the names; written files are kept. */
    @Override
    public void close() {
        for (NameClaim claim : claims) {
            try {
                claim.close();
            } catch (IOException failed) {
                LOG.warn("A claim in {} could not be removed", folder, failed);
            }
        }
    }
}
