package dev.densescope.ui.shell.file;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Text about a training and the path of its checkpoint; a long path is shortened in the middle instead of wrapped. */
final class CheckpointLabel extends VBox {
    private static final double WIDTH = 460;

    CheckpointLabel(String sentence, Path checkpoint) {
        super(4);
        setPrefWidth(WIDTH);
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("muted");
        Label name = line(String.valueOf(checkpoint.getFileName()), checkpoint);
        name.getStyleClass().add("strong");
        Label folder = line(String.valueOf(checkpoint.toAbsolutePath().getParent()), checkpoint);
        folder.getStyleClass().add("label-small");
        getChildren().addAll(text, name, folder);
    }

    private static Label line(String text, Path whole) {
        Label line = new Label(text);
        line.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        line.setTooltip(new Tooltip(whole.toString()));
        return line;
    }
}
