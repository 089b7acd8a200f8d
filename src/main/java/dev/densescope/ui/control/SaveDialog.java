package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * Asks for a file to write. Adds the extension if it is missing. The desktop's dialog has not asked about an existing
 * file of the extended name, so this dialog asks before replacing it. FX thread only.
 */
public final class SaveDialog {
    private static final String ALL_FILES = "*";

    private final Window owner;
    private final FileChooser chooser = new FileChooser();
    private final String extension;

    /**
     * @param type name of the file type
     * @param extension including the dot
     */
    public SaveDialog(Window owner, String title, String type, String extension) {
        this.owner = owner;
        this.extension = extension;
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(type, ALL_FILES + extension));
    }

    /** Also lists files of other types. */
    public SaveDialog listingAll() {
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Messages.text("dialog.allFiles"), ALL_FILES));
        return this;
    }

    /** Starts in a folder, if it exists. */
    public SaveDialog in(Optional<Path> folder) {
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return this;
    }

    /** Suggests a name. */
    public SaveDialog suggesting(String name) {
        chooser.setInitialFileName(name);
        return this;
    }

    /** Shows the dialog; empty if the user cancelled. */
    public Optional<Path> show() {
        return ask(extension, this::choose, this::mayReplace);
    }

    /**
     * Repeats the dialog until the user has chosen a file that may be written, or cancels.
     *
     * @param chooser the desktop's dialog, which asks before it returns an existing file
     * @param mayReplace asks whether to replace another existing file
     */
    static Optional<Path> ask(String extension, Supplier<Optional<Path>> chooser, Predicate<Path> mayReplace) {
        while (true) {
            Optional<Path> chosen = chooser.get();
            Optional<Path> file = chosen.map(path -> withExtension(path, extension));
            if (file.equals(chosen) || Files.notExists(file.orElseThrow()) || mayReplace.test(file.orElseThrow())) {
                return file;
            }
        }
    }

    /** Adds the extension, except to an existing file. */
    private static Path withExtension(Path chosen, String extension) {
        String name = String.valueOf(chosen.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(extension) || Files.exists(chosen)
                ? chosen
                : chosen.resolveSibling(name + extension);
    }

    private Optional<Path> choose() {
        Optional<Path> chosen = Optional.ofNullable(DesktopDialog.over(owner, () -> chooser.showSaveDialog(owner)))
                .map(File::toPath);
        chosen.ifPresent(
                file -> in(Optional.ofNullable(file.getParent())).suggesting(String.valueOf(file.getFileName())));
        return chosen;
    }

    private boolean mayReplace(Path file) {
        ButtonType replace = new ButtonType(Messages.text("dialog.replace"), ButtonBar.ButtonData.YES);
        ButtonType other = new ButtonType(Messages.text("dialog.replace.other"), ButtonBar.ButtonData.CANCEL_CLOSE);
        return new Question(owner, Messages.text("dialog.replace.title", file.getFileName()), replace, other)
                .saying(Messages.text("dialog.replace.text"))
                .ask()
                .isPresent();
    }
}
