package dev.densescope.ui.shell.file;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DesktopDialog;
import dev.densescope.ui.control.Question;
import dev.densescope.ui.control.SaveDialog;
import dev.densescope.ui.export.ExportDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** The desktop's dialogs for exports, which start in the folder of the last written export, also of earlier starts. FX thread only. */
public final class DesktopExportDialogs implements ExportDialogs {
    private static final int LISTED = 8;

    private final Window owner;
    private final UserSettings settings;

    /** @param settings know the last folder */
    public DesktopExportDialogs(Window owner, UserSettings settings) {
        this.owner = owner;
        this.settings = settings;
    }

    @Override
    public Optional<Path> file(String type, String suggestedName) {
        String extension = suggestedName.substring(extensionStart(suggestedName));
        return new SaveDialog(owner, Messages.text("dialog.export", type), type, extension)
                .in(settings.exportFolder())
                .suggesting(suggestedName)
                .show();
    }

    @Override
    public Optional<Path> folder(String type) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("dialog.exportFolder", type));
        settings.exportFolder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(DesktopDialog.over(owner, () -> chooser.showDialog(owner)))
                .map(File::toPath);
    }

    @Override
    public boolean mayReplace(Path folder, List<String> names) {
        ButtonType replace = new ButtonType(Messages.text("dialog.replace"), ButtonBar.ButtonData.YES);
        ButtonType cancel = new ButtonType(Messages.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String question = Messages.text("dialog.replaceIn", names.size(), folder.getFileName());
        return new Question(owner, question, replace, cancel)
                .saying(listed(names))
                .ask()
                .isPresent();
    }

    /** The names, or the first of many. */
    private static String listed(List<String> names) {
        String first = String.join("\n", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() > LISTED ? first + "\n…" : first;
    }

    /** Where the extension begins: {@code .pb.gz} is one, but the dots of a design's name belong to no extension. */
    private static int extensionStart(String name) {
        int last = name.lastIndexOf('.');
        return name.endsWith(".gz") ? name.lastIndexOf('.', last - 1) : last;
    }
}
