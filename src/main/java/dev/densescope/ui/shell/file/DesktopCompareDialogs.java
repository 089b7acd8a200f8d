package dev.densescope.ui.shell.file;

import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareDialogs;
import dev.densescope.ui.control.SaveDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The desktop's dialogs of the Compare screen, which start in the folder of the last one. FX thread only. */
public final class DesktopCompareDialogs implements CompareDialogs {
    private static final List<String> TRACES = List.of("*.pickle", "*.pkl", "*.json", "*.json.gz", "*.gz", "*.zip");

    private final Window owner;
    private Optional<File> lastFolder;
    private Optional<File> lastExportFolder = Optional.empty();

    /** @param runsFolder folder of the program's run files */
    public DesktopCompareDialogs(Window owner, Path runsFolder) {
        this.owner = owner;
        lastFolder = Optional.of(runsFolder.toFile());
    }

    @Override
    public List<Path> filesToCompare() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("dialog.compare"));
        List<String> patterns = new ArrayList<>(TRACES);
        patterns.add(0, "*" + RunFileName.EXTENSION);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Messages.text("dialog.comparable"), patterns),
                        new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        List<File> files =
                Optional.ofNullable(chooser.showOpenMultipleDialog(owner)).orElse(List.of());
        lastFolder = files.stream().findFirst().map(File::getParentFile).or(() -> lastFolder);
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> comparisonTarget(ComparisonFormat format, String suggestedName) {
        Optional<Path> chosen = format.hasSeveralFiles() ? folder() : file(format, suggestedName);
        lastExportFolder = chosen.map(Path::toFile)
                .map(file -> format.hasSeveralFiles() ? file : file.getParentFile())
                .or(() -> lastExportFolder);
        return chosen;
    }

    private Optional<Path> file(ComparisonFormat format, String suggestedName) {
        return new SaveDialog(owner, Messages.text("dialog.comparison"), format.title(), "." + format.id())
                .in(lastExportFolder.map(File::toPath))
                .suggesting(suggestedName)
                .show();
    }

    private Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("dialog.comparison"));
        lastExportFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }
}
