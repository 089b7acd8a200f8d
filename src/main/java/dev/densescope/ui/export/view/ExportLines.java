package dev.densescope.ui.export.view;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.RunningExport;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A line with progress and a Cancel button for each export that takes longer than half a second. */
public final class ExportLines extends VBox {
    private static final Duration BRIEF = Duration.millis(500);

    private final Exports exports;
    private final Map<RunningExport, Node> lines = new HashMap<>();

    public ExportLines(Exports exports) {
        this.exports = exports;
        setId("export-lines");
        exports.running().addListener((ListChangeListener<RunningExport>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(ended -> getChildren().remove(lines.remove(ended)));
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(RunningExport export) {
        HBox line = line(export);
        lines.put(export, line);
        getChildren().add(line);
        Presence.set(line, false);
        PauseTransition pause = new PauseTransition(BRIEF);
        pause.setOnFinished(event -> Presence.set(line, true));
        pause.play();
    }

    private HBox line(RunningExport export) {
        IconView icon = new IconView(Icon.DOWNLOAD);
        icon.getStyleClass().add("accent-icon");
        Label text = new Label();
        text.textProperty().bind(export.textProperty());
        text.getStyleClass().add("export-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(export.shareProperty());
        Button cancel = new Button(Messages.text("export.cancel"));
        cancel.setId("export-cancel");
        cancel.setAccessibleText(Messages.text("export.cancelOf", export.name()));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            exports.cancel(export);
        });
        HBox line = new HBox(12, icon, text, bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("export-line");
        return line;
    }
}
