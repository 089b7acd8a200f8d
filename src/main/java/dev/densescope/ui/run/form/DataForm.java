package dev.densescope.ui.run.form;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.ui.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The images of the next run as they are chosen. FX thread only. */
public final class DataForm {
    /** Where images come from. */
    public enum Source {
        SYNTHETIC,
        CIFAR10,
        IMAGES;

        /** Whether images lie in a folder that is to be chosen. */
        public boolean isStored() {
            return this != SYNTHETIC;
        }
    }

    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(this, "source", Source.SYNTHETIC);
    private final ObjectProperty<Augmentation> augmentation =
            new SimpleObjectProperty<>(this, "augmentation", Augmentation.NONE);
    private final ObjectProperty<Map<Source, Path>> folders = new SimpleObjectProperty<>(this, "folders", Map.of());
    private final ObjectBinding<Optional<Path>> folder =
            Bindings.createObjectBinding(() -> Optional.ofNullable(folders.get().get(source.get())), source, folders);
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
    private final StringBinding folderProblem =
            Bindings.createStringBinding(this::findFolderProblem, source, folders, refusal);

    /** Nothing has been chosen. */
    public DataForm() {
        source.addListener((observable, before, now) -> refusal.set(""));
        folders.addListener((observable, before, now) -> refusal.set(""));
    }

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** How stored images are varied. */
    public ObjectProperty<Augmentation> augmentationProperty() {
        return augmentation;
    }

    /** The folder that was chosen for the source, which each source keeps for itself. */
    public ObjectBinding<Optional<Path>> folder() {
        return folder;
    }

    /** Chooses the folder of the source. */
    public void choose(Path chosen) {
        choose(source.get(), chosen);
    }

    /** Chooses the folder of a source. */
    void choose(Source of, Path chosen) {
        Map<Source, Path> changed = new EnumMap<>(Source.class);
        changed.putAll(folders.get());
        changed.put(of, chosen);
        folders.set(Map.copyOf(changed));
        recheck();
    }

    /** The folders of the sources that have one. */
    ObjectProperty<Map<Source, Path>> foldersProperty() {
        return folders;
    }

    boolean isStored() {
        return source.get().isStored();
    }

    /** Notes why a run refused the images, until others are chosen or they are looked at again. */
    void refuse(String sentence) {
        refusal.set(sentence);
    }

    /** Takes back what {@link #refuse} noted. */
    void forgetRefusal() {
        refusal.set("");
    }

    /** Looks at the folder again: it may have come or gone. */
    void recheck() {
        refusal.set("");
        folderProblem.invalidate();
    }

    /** Why the folder cannot be used; empty if it can or is not needed. */
    public StringBinding folderProblem() {
        return folderProblem;
    }

    /** What a run takes; synthetic images where no folder has been chosen. */
    DataChoice choice() {
        return folder.get()
                .map(path ->
                        source.get() == Source.CIFAR10 ? new DataChoice.Cifar10(path) : new DataChoice.Images(path))
                .orElseGet(DataChoice.Synthetic::new);
    }

    /** How a run varies images: synthetic ones never. */
    Augmentation variation() {
        return source.get().isStored() ? augmentation.get() : Augmentation.NONE;
    }

    private String findFolderProblem() {
        if (!refusal.get().isEmpty() || !source.get().isStored()) {
            return refusal.get();
        }
        if (folder.get().isPresent()) {
            Path chosen = folder.get().get();
            return Files.isDirectory(chosen) ? "" : Messages.text("run.form.folderGone", chosen);
        }
        return source.get() == Source.CIFAR10
                ? Messages.text("run.form.noFolder")
                : Messages.text("run.form.noImageFolder");
    }
}
