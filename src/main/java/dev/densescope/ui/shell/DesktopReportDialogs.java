package dev.densescope.ui.shell;

import dev.densescope.report.ReportFormat;
import dev.densescope.ui.Messages;
import dev.densescope.ui.reports.ReportDialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for report and run files with the desktop's own dialogs. */
final class DesktopReportDialogs implements ReportDialogs {
    private final Window owner;
    private final Path runsFolder;

    DesktopReportDialogs(Window owner, Path runsFolder) {
        this.owner = owner;
        this.runsFolder = runsFolder;
    }

    @Override
    public Optional<Path> exportTarget(ReportFormat format, String suggestedName) {
        if (format == ReportFormat.CSV) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(Messages.text("dialog.reportFolder"));
            return path(chooser.showDialog(owner));
        }
        String extension = format.extension();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.report"));
        chooser.setInitialFileName(suggestedName + "." + extension);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.name(), "*." + extension));
        return path(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> runFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.runFile"));
        if (Files.isDirectory(runsFolder)) {
            chooser.setInitialDirectory(runsFolder.toFile());
        }
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Messages.text("dialog.runFiles"), "*.dscope"),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        return path(chooser.showOpenDialog(owner));
    }

    private static Optional<Path> path(File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
