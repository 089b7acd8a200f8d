package dev.densescope.report.format;

import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import dev.densescope.report.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files of earlier reports in the folder of a new one. Some tables of a report are files that not every report has. */
public final class EarlierReports {
    private final Path folder;
    private final String suffix;

    /** @param suffix of the new report's file names, such as {@code -2}; may be empty */
    public EarlierReports(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    /**
     * Removes what a new report has not replaced, in its own formats: its files are then of one report.
     *
     * @param written the files of the new report
     * @throws ReportException if a file cannot be removed: one sentence
     */
    public void removeOthers(Collection<ReportFormat> formats, List<Path> written) {
        Set<Path> kept = new HashSet<>(written);
        files(formats).stream().filter(file -> !kept.contains(file)).forEach(EarlierReports::remove);
    }

    /** The files that are there of all other formats. */
    public List<Path> ofOtherFormats(Collection<ReportFormat> formats) {
        return files(Arrays.stream(ReportFormat.values())
                .filter(format -> !formats.contains(format))
                .toList());
    }

    private List<Path> files(Collection<ReportFormat> formats) {
        return taken(formats).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** What is there, files or not, under names of reports in these formats. */
    public List<Path> taken(Collection<ReportFormat> formats) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> isOfReport(file, formats)).sorted().toList();
        } catch (IOException noFolder) {
            return List.of();
        }
    }

    /** Whether a file has a name that a report in one of these formats may write to. */
    public boolean isOfReport(Path file, Collection<ReportFormat> formats) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        String stem = dot < 0 ? "" : name.substring(0, dot);
        if (!stem.endsWith(suffix)) {
            return false;
        }
        String plain = name.substring(0, stem.length() - suffix.length()) + name.substring(stem.length());
        return formats.stream().anyMatch(format -> format.mayHave(plain));
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new ReportException(
                    Text.of(
                            "The file %s of an earlier report cannot be removed: %s.",
                            file, FileProblem.reason(failed)),
                    failed);
        }
    }
}
