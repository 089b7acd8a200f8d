package dev.densescope.ui.shell.file;

import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareDialogs;
import dev.densescope.ui.control.DesktopDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The desktop's dialog for files to compare, which starts in the folder of the last one. FX thread only. */
public final class DesktopCompareDialogs implements CompareDialogs {
    /** Snapshots and traces of other programs. */
    static final List<String> TRACES = List.of("*.pickle", "*.pkl", "*.json", "*.json.gz", "*.gz", "*.zip");

    private final Window owner;
    private Optional<File> lastFolder;

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
        List<File> files = Optional.ofNullable(DesktopDialog.over(owner, () -> chooser.showOpenMultipleDialog(owner)))
                .orElse(List.of());
        lastFolder = files.stream().findFirst().map(File::getParentFile).or(() -> lastFolder);
        return files.stream().map(File::toPath).toList();
    }
}
