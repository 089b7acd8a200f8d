package dev.densescope.report.format;

import dev.densescope.file.FileProblem;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
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
        files(formats).filter(file -> !kept.contains(file)).forEach(EarlierReports::remove);
    }

    /** The files that are there of all other formats. */
    public List<Path> ofOtherFormats(Collection<ReportFormat> formats) {
        return files(Arrays.stream(ReportFormat.values())
                        .filter(format -> !formats.contains(format))
                        .toList())
                .toList();
    }

    private Stream<Path> files(Collection<ReportFormat> formats) {
        return formats.stream()
                .flatMap(format -> format.fileNames().stream())
                .map(name -> folder.resolve(ReportFile.numbered(name, suffix)))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new ReportException(
                    "The file %s of an earlier report cannot be removed: %s."
                            .formatted(file, FileProblem.reason(failed)),
                    failed);
        }
    }
}
