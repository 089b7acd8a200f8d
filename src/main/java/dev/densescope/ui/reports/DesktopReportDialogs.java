package dev.densescope.ui.reports;

import dev.densescope.report.ReportFormat;
import dev.densescope.ui.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own file dialogs, which begin where the last one ended. */
public final class DesktopReportDialogs implements ReportDialogs {
    private final Supplier<Window> owner;
    private final Path runFolder;
    private Optional<File> lastFolder = Optional.empty();

    /**
     * @param owner the window that dialogs belong to
     * @param runFolder where runs are kept
     */
    public DesktopReportDialogs(Supplier<Window> owner, Path runFolder) {
        this.owner = owner;
        this.runFolder = runFolder;
    }

    @Override
    public Optional<Path> exportTarget(ReportFormat format, String suggestedName) {
        return ReportWriter.isFolder(format) ? folder() : file(format, suggestedName);
    }

    @Override
    public Optional<Path> runFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("reports.openTitle"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Messages.text("reports.runFiles"), "*.dscope"));
        if (Files.isDirectory(runFolder)) {
            chooser.setInitialDirectory(runFolder.toFile());
        }
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    private Optional<Path> file(ReportFormat format, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("reports.saveTitle"));
        chooser.setInitialFileName(suggestedName + "." + format.extension());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(format.id().toUpperCase(Locale.ROOT), "*." + format.extension()));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
        lastFolder = chosen.map(File::getParentFile).or(() -> lastFolder);
        return chosen.map(File::toPath);
    }

    private Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("reports.folderTitle"));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showDialog(owner.get()));
        lastFolder = chosen.or(() -> lastFolder);
        return chosen.map(File::toPath);
    }
}
