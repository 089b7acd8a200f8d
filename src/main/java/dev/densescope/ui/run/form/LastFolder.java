package dev.densescope.ui.run.form;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Where dialogs for files of weights and checkpoints start: where the last such file is. FX thread only. */
public final class LastFolder {
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(this, "folder", Optional.empty());

    /** Empty before any file has been chosen or written. */
    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /** Where dialogs start before any file has been chosen or written. */
    public void startIn(Path first) {
        if (folder.get().isEmpty()) {
            folder.set(Optional.of(first));
        }
    }

    /** A file was chosen, or a run has written it. */
    public void note(Path file) {
        Optional.ofNullable(file.toAbsolutePath().getParent()).ifPresent(parent -> folder.set(Optional.of(parent)));
    }

    /** The folder that a dialog for an entry starts in: its own file's, or else the last. */
    public Optional<Path> startFor(FileEntry entry) {
        return entry.file().map(Path::toAbsolutePath).map(Path::getParent).or(folder::get);
    }
}
