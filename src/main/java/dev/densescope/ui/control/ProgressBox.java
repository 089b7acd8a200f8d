package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The progress of reading a file, and a button that cancels it. Hidden at first. */
public final class ProgressBox extends HBox {
    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar();

    /**
     * @param id of the text; that of the button ends in {@code -cancel}
     * @param cancel what the button does
     */
    public ProgressBox(String id, Runnable cancel) {
        getStyleClass().add("file-progress");
        setAlignment(Pos.CENTER_LEFT);
        what.setId(id);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button button = new Button(Messages.text("file.cancelReading"));
        button.setId(id + "-cancel");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> cancel.run());
        getChildren().addAll(what, bar, button);
        hide();
    }

    /**
     * Shows the progress.
     *
     * @param share from 0 to 1; negative if unknown
     */
    public void show(String sentence, double share) {
        what.setText(sentence);
        bar.setProgress(share);
        Presence.set(this, true);
    }

    public void hide() {
        Presence.set(this, false);
    }
}
