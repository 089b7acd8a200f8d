package dev.densescope.ui.shell.welcome;

import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The recent files; missing ones cannot be opened, and any can be removed. FX thread only. */
final class RecentList extends VBox {
    private final WelcomeActions actions;

    RecentList(WelcomeActions actions) {
        super(2);
        this.actions = actions;
        setId("welcome-recent");
    }

    /** Shows the files of now. */
    void refresh() {
        List<Path> files = actions.recentFiles();
        getChildren().setAll(files.stream().map(this::row).toList());
        if (files.isEmpty()) {
            Label none = new Label(Messages.text("welcome.noRecent"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            getChildren().add(none);
        }
    }

    private HBox row(Path file) {
        Hyperlink name = new Hyperlink(String.valueOf(file.getFileName()));
        name.setOnAction(event -> actions.open(file));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.disableProperty().bind(actions.missing(file));
        String folder =
                Optional.ofNullable(file.getParent()).map(Path::toString).orElse("");
        Label where = new Label(folder);
        where.getStyleClass().add("label-small");
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        where.setMinWidth(0);
        VBox texts = new VBox(name, where);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Tooltip whole = new Tooltip();
        whole.textProperty()
                .bind(Bindings.when(actions.missing(file))
                        .then(Messages.text("welcome.missing", file))
                        .otherwise(file.toString()));
        Tooltip.install(texts, whole); // a disabled link shows none
        HBox row = new HBox(8, texts, removeButton(file));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button removeButton(Path file) {
        String name = Messages.text("welcome.removeRecent", String.valueOf(file.getFileName()));
        Button remove = new IconButton(Icon.X, name);
        remove.getStyleClass().add("notice-button");
        remove.setOnAction(event -> {
            actions.forget(file);
            refresh();
        });
        return remove;
    }
}
