package dev.densescope.ui.run.form;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.ui.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The choice of images for the next run. FX thread only. */
public final class DataForm {
    /** The source of images. */
    public enum Source {
        SYNTHETIC,
        CIFAR10,
        CIFAR100,
        IMAGES;

        /** Whether the images are in a folder, which the user must choose. */
        public boolean isStored() {
            return this != SYNTHETIC;
        }
    }

    /** Which labels of CIFAR-100 are learned. */
    public enum Labels {
        FINE,
        COARSE
    }

    private static final int LARGEST_PART = 90;

    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(this, "source", Source.SYNTHETIC);
    private final ObjectProperty<Augmentation> augmentation =
            new SimpleObjectProperty<>(this, "augmentation", Augmentation.NONE);
    private final ObjectProperty<Map<Source, Path>> folders = new SimpleObjectProperty<>(this, "folders", Map.of());
    private final ObjectBinding<Optional<Path>> folder =
            Bindings.createObjectBinding(() -> Optional.ofNullable(folders.get().get(source.get())), source, folders);
    private final ObjectProperty<Labels> labels = new SimpleObjectProperty<>(this, "labels", Labels.FINE);
    private final NumberEntry heldOut = NumberEntry.whole("0", 0, LARGEST_PART);
    private final BooleanProperty foldersAreClasses = new SimpleBooleanProperty(this, "foldersAreClasses", false);
    private final BooleanProperty looking = new SimpleBooleanProperty(this, "looking", false);
    private final BooleanProperty splits = new SimpleBooleanProperty(this, "splits", false);
    private final ObjectProperty<Optional<DatasetPreview>> recognised =
            new SimpleObjectProperty<>(this, "recognised", Optional.empty());
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
    private final FileLooks.Reason gone;
    private final StringBinding folderProblem;

    /** The initial state, without a choice. */
    DataForm(FileLooks looks) {
        gone = looks.reason();
        folderProblem =
                Bindings.createStringBinding(this::findFolderProblem, source, folders, refusal, gone.textProperty());
        folder.addListener((observable, before, now) -> gone.set("")); // it was said of another folder
        source.addListener((observable, before, now) -> recheck());
        folders.addListener((observable, before, now) -> recheck());
    }

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** The augmentation of stored images. */
    public ObjectProperty<Augmentation> augmentationProperty() {
        return augmentation;
    }

    /** Which labels of CIFAR-100 are learned. */
    public ObjectProperty<Labels> labelsProperty() {
        return labels;
    }

    /** The fraction of the training images to hold out, in percent. */
    public NumberEntry heldOut() {
        return heldOut;
    }

    /** Whether each folder is a class, even if it looks like a split. */
    public BooleanProperty foldersAreClassesProperty() {
        return foldersAreClasses;
    }

    /** Whether the images are being inspected. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking;
    }

    /**
     * Whether the folders were rejected because they look like splits, so that the user may declare them to be classes.
     */
    public ReadOnlyBooleanProperty splitsProperty() {
        return splits;
    }

    /** The recognised data set; empty before the folder was inspected. */
    public ReadOnlyObjectProperty<Optional<DatasetPreview>> recognisedProperty() {
        return recognised;
    }

    /** Call it when an inspection of the images starts. */
    public void look() {
        forgetRefusal();
        recognised.set(Optional.empty());
        looking.set(true);
    }

    /** Call it with the result of an inspection; empty if there was no folder, or the inspection was stopped. */
    public void recognise(Optional<DatasetPreview> preview) {
        looking.set(false);
        recognised.set(preview);
    }

    /** The folder of the selected source. Each source has its own. */
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
        if (!chosen.equals(folders.get().get(of))) {
            foldersAreClasses.set(false); // it was said of another folder
        }
        boolean same = changed.equals(folders.get());
        folders.set(Map.copyOf(changed));
        if (same) {
            recheck();
        }
    }

    /** The chosen folders by source. */
    ObjectProperty<Map<Source, Path>> foldersProperty() {
        return folders;
    }

    boolean isStored() {
        return source.get().isStored();
    }

    /** Shows why a run rejected the images, until the choice changes or the images are inspected again. */
    public void refuse(String sentence) {
        refusal.set(sentence);
    }

    /** The same for folders that look like splits. */
    public void refuseSplits(String sentence) {
        refusal.set(sentence);
        splits.set(true);
    }

    /** Clears the message of {@link #refuse}. */
    void forgetRefusal() {
        refusal.set("");
        splits.set(false);
    }

    /** Validates the folder again, since it may have been created or deleted. */
    void recheck() {
        forgetRefusal();
        folder.get()
                .ifPresentOrElse(
                        chosen -> gone.find(
                                () -> Files.isDirectory(chosen) ? "" : Messages.text("run.form.folderGone", chosen)),
                        () -> gone.set(""));
    }

    /** Why the folder cannot be used, as last seen; empty if it can or is not needed. */
    public StringBinding folderProblem() {
        return folderProblem;
    }

    /** The choice for a run; synthetic images if no folder has been chosen. */
    public DataChoice choice() {
        return folder.get()
                .map(this::choice)
                .orElseGet(DataChoice.Synthetic::new)
                .withHeldOut(heldOut.whole() / 100.0);
    }

    private DataChoice choice(Path path) {
        return switch (source.get()) {
            case SYNTHETIC -> new DataChoice.Synthetic();
            case CIFAR10 -> new DataChoice.Cifar10(path);
            case CIFAR100 -> new DataChoice.Cifar100(path, labels.get() == Labels.COARSE);
            case IMAGES -> new DataChoice.Images(path).withFoldersAsClasses(foldersAreClasses.get());
        };
    }

    /** The augmentation of a run; none for synthetic images. */
    Augmentation variation() {
        return source.get().isStored() ? augmentation.get() : Augmentation.NONE;
    }

    private String findFolderProblem() {
        if (!refusal.get().isEmpty() || !source.get().isStored()) {
            return refusal.get();
        }
        if (folder.get().isPresent()) {
            return gone.textProperty().get();
        }
        return switch (source.get()) {
            case CIFAR10 -> Messages.text("run.form.noFolder");
            case CIFAR100 -> Messages.text("run.form.noCifar100Folder");
            default -> Messages.text("run.form.noImageFolder");
        };
    }
}
