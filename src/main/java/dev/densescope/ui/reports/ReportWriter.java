package dev.densescope.ui.reports;

import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.ReportFormat;
import dev.densescope.ui.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a report where the user wants it: one file under any name, several into a folder. Any thread. */
final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes and gives the file to open.
     *
     * @param target a file, or for formats of several files a folder
     * @throws ReportException if it cannot be written: one sentence
     */
    static Path write(Report report, ReportFormat format, Path target) {
        List<ReportFile> files = format.files(report);
        if (files.size() > 1 || Files.isDirectory(target)) {
            format.write(report, target);
            return target;
        }
        try {
            replace(target.toAbsolutePath(), files.get(0));
        } catch (IOException e) {
            throw new ReportException(Messages.text("reports.notWritten", target.toString()), e);
        }
        return target;
    }

    private static void replace(Path target, ReportFile file) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                file.content().writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
