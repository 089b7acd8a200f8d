package dev.densescope.ui.run.form;

import dev.densescope.file.FileTarget;
import dev.densescope.ui.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A chosen file, and the reason if it cannot be used. FX thread only. */
public final class FileEntry {
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(this, "file", Optional.empty());
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
    private final FileLooks.Reason reason;
    private final String unchosen;
    private final Function<Path, String> check;
    private final StringBinding problem;

    /**
     * @param unchosen the problem if no file is chosen
     * @param check called on the worker
     */
    private FileEntry(FileLooks looks, String unchosen, Function<Path, String> check) {
        reason = looks.reason();
        this.unchosen = unchosen;
        this.check = check;
        problem = Bindings.createStringBinding(
                () -> refusal.get().isEmpty() ? reason.textProperty().get() : refusal.get(),
                reason.textProperty(),
                refusal);
        reason.set(unchosen);
        file.addListener((observable, before, now) -> {
            reason.set(""); // it was said of another file
            recheck();
        });
    }

    /** A file that must exist. */
    static FileEntry toRead(FileLooks looks) {
        return new FileEntry(looks, Messages.text("run.form.chooseFile"), FileEntry::readingProblem);
    }

    /** An optional file to write. */
    static FileEntry toWrite(FileLooks looks) {
        return new FileEntry(looks, "", FileEntry::writingProblem);
    }

    public ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    /** The file; empty if none is chosen. */
    public Optional<Path> file() {
        return file.get();
    }

    /** Chooses a file. */
    public void choose(Path chosen) {
        boolean same = file.get().equals(Optional.of(chosen));
        file.set(Optional.of(chosen));
        if (same) {
            recheck();
        }
    }

    /** Clears the choice. */
    public void clear() {
        file.set(Optional.empty());
    }

    /** Why the file cannot be used, as last seen; empty if it can. */
    public StringBinding problem() {
        return problem;
    }

    /** Shows why a run rejected the file, until the choice changes or the file is validated again. */
    void refuse(String sentence) {
        refusal.set(sentence);
    }

    /** Clears the message of {@link #refuse}. */
    void forgetRefusal() {
        refusal.set("");
    }

    /** Validates the file again, since it may have been created or deleted. */
    void recheck() {
        refusal.set("");
        file.get().ifPresentOrElse(chosen -> reason.find(() -> check.apply(chosen)), () -> reason.set(unchosen));
    }

    private static String readingProblem(Path file) {
        return Files.isRegularFile(file) ? "" : Messages.text("run.form.fileGone", file);
    }

    private static String writingProblem(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Messages.text("run.form.fileIsFolder", file);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Messages.text("run.form.folderGone", String.valueOf(folder));
        }
        if (!Files.isWritable(folder)) {
            return Messages.text("run.form.folderReadOnly", folder);
        }
        return FileTarget.whyNotWritable(file)
                .map(reason -> Messages.text("run.form.notWritable", file, reason))
                .orElse("");
    }
}
