package dev.densescope.ui.shell.file;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DesktopDialog;
import dev.densescope.ui.control.SaveDialog;
import dev.densescope.ui.model.WeightsFiles;
import dev.densescope.ui.run.form.pane.FormDialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Dialogs of the desktop for the settings of a run. */
public final class DesktopFormDialogs implements FormDialogs {
    private final Window owner;

    public DesktopFormDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> weightsToRead(String title, Optional<Path> startFolder) {
        FileChooser.ExtensionFilter weights =
                new FileChooser.ExtensionFilter(Messages.text("run.form.weightsFiles"), WeightsFiles.PATTERNS);
        return path(DesktopDialog.over(
                owner, () -> chooser(title, startFolder, weights).showOpenDialog(owner)));
    }

    @Override
    public Optional<Path> weightsToWrite(String title, Optional<Path> startFolder) {
        return safetensors(title, startFolder).show();
    }

    @Override
    public Optional<Path> trainingToWrite(String title, Path suggestion) {
        return safetensors(title, Optional.ofNullable(suggestion.getParent()))
                .suggesting(String.valueOf(suggestion.getFileName()))
                .show();
    }

    @Override
    public Optional<Path> folder(String title, Optional<Path> startFolder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        directory(startFolder).ifPresent(chooser::setInitialDirectory);
        return path(DesktopDialog.over(owner, () -> chooser.showDialog(owner)));
    }

    private SaveDialog safetensors(String title, Optional<Path> startFolder) {
        return new SaveDialog(owner, title, Messages.text("run.form.safetensors"), ".safetensors")
                .listingAll()
                .in(startFolder);
    }

    private static FileChooser chooser(String title, Optional<Path> startFolder, FileChooser.ExtensionFilter files) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(files, new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), "*"));
        directory(startFolder).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private static Optional<File> directory(Optional<Path> folder) {
        return folder.filter(Files::isDirectory).map(Path::toFile);
    }

    /** A cancelled dialog returns null. */
    private static Optional<Path> path(File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
