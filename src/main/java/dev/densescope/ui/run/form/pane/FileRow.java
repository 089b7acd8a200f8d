package dev.densescope.ui.run.form.pane;

import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.FileEntry;
import dev.densescope.ui.run.form.LastFolder;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row for a file: a button for the dialog, a button to clear it, and below an error message. */
final class FileRow extends VBox {
    private final FileEntry entry;
    private final String name;
    private final BiFunction<String, Optional<Path>, Optional<Path>> dialog;
    private final LastFolder lastFolder;

    /**
     * @param id id of the label with the file's name; the id of the button has the suffix {@code -choose}
     * @param dialog shows the file dialog, given its title and initial folder
     * @param lastFolder initial folder if no file is chosen
     */
    FileRow(
            String name,
            String id,
            FileEntry entry,
            BiFunction<String, Optional<Path>, Optional<Path>> dialog,
            LastFolder lastFolder) {
        this.entry = entry;
        this.name = name;
        this.dialog = dialog;
        this.lastFolder = lastFolder;
        Label title = new Label(name);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, chosen(id), new HBox(choose(id), clear()));
        row.getStyleClass().add("form-row");
        getChildren().addAll(row, FormRow.reason(entry.problem()));
    }

    private Label chosen(String id) {
        Label file = new Label();
        file.setId(id);
        file.getStyleClass().add("label-small");
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.setAlignment(Pos.CENTER_RIGHT);
        file.setMaxWidth(Double.MAX_VALUE);
        file.setMinWidth(0);
        HBox.setHgrow(file, Priority.ALWAYS);
        file.textProperty().bind(entry.fileProperty().map(FileRow::shortName));
        file.tooltipProperty()
                .bind(entry.fileProperty()
                        .map(path -> path.map(Path::toString).map(Tooltip::new).orElse(null)));
        return file;
    }

    private Button choose(String id) {
        Button choose = new IconButton(Icon.FOLDER, Messages.text("run.form.chooseFileFor", name));
        choose.setId(id + "-choose");
        choose.setOnAction(event -> ask().ifPresent(entry::choose));
        return choose;
    }

    private Node clear() {
        Button clear = new IconButton(Icon.X, Messages.text("run.form.clearFile"));
        clear.setOnAction(event -> entry.clear());
        clear.visibleProperty().bind(entry.fileProperty().map(Optional::isPresent));
        clear.managedProperty().bind(clear.visibleProperty());
        return clear;
    }

    private Optional<Path> ask() {
        Optional<Path> chosen = dialog.apply(name, lastFolder.startFor(entry));
        chosen.ifPresent(lastFolder::note);
        return chosen;
    }

    private static String shortName(Optional<Path> file) {
        return file.map(path -> String.valueOf(path.getFileName())).orElse(Messages.text("run.form.noFile"));
    }
}
