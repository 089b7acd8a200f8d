package dev.densescope.ui.shell.file;

import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DesktopDialog;
import dev.densescope.ui.reports.ReportDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The desktop's dialog for run files, which starts in the folder of the last one. FX thread only. */
public final class DesktopReportDialogs implements ReportDialogs {
    private final Window owner;
    private Optional<File> lastRunFolder;

    /** @param runsFolder folder of the program's run files */
    public DesktopReportDialogs(Window owner, Path runsFolder) {
        this.owner = owner;
        lastRunFolder = Optional.of(runsFolder.toFile());
    }

    @Override
    public Optional<Path> runFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.runFile"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Messages.text("dialog.runFiles"), "*" + RunFileName.EXTENSION),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        lastRunFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(DesktopDialog.over(owner, () -> chooser.showOpenDialog(owner)));
        lastRunFolder = chosen.map(File::getParentFile).or(() -> lastRunFolder);
        return chosen.map(File::toPath);
    }
}
