package dev.densescope.ui.shell;

import dev.densescope.report.ReportFormat;
import dev.densescope.ui.Messages;
import dev.densescope.ui.reports.ReportDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Report and run file dialogs of the desktop. FX thread only. */
final class DesktopReportDialogs implements ReportDialogs {
    private final Window owner;

    DesktopReportDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> exportTarget(ReportFormat format, String suggestedName) {
        if (format == ReportFormat.CSV) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(Messages.text("dialog.exportFolder"));
            return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.export"));
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> runFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.openRun"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Messages.text("dialog.runs"), "*.dscope"),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }
}
