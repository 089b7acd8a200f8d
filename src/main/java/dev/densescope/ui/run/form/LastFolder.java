package dev.densescope.ui.run.form;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The initial folder of dialogs for weights and checkpoints: the folder of the last such file. FX thread only. */
public final class LastFolder {
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(this, "folder", Optional.empty());

    /** Empty before any file has been chosen or written. */
    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /** The initial folder before any file has been chosen or written. */
    public void startIn(Path first) {
        if (folder.get().isEmpty()) {
            folder.set(Optional.of(first));
        }
    }

    /** Call it when a file was chosen, or a run has written it. */
    public void note(Path file) {
        Optional.ofNullable(file.toAbsolutePath().getParent()).ifPresent(parent -> folder.set(Optional.of(parent)));
    }

    /** The initial folder of a dialog for an entry: that of the entry's file, otherwise the last one. */
    public Optional<Path> startFor(FileEntry entry) {
        return entry.file().map(Path::toAbsolutePath).map(Path::getParent).or(folder::get);
    }
}
