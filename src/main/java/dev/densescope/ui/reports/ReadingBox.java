package dev.densescope.ui.reports;

import dev.densescope.ui.Messages;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The progress of reading a run file, and a button that cancels it. */
final class ReadingBox extends HBox {
    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar();

    ReadingBox(ReportsModel model) {
        getStyleClass().addAll("problem", "problem-actions");
        setAlignment(Pos.CENTER_LEFT);
        what.setId("reports-reading");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Messages.text("reports.cancelReading"));
        cancel.setId("reports-cancel-reading");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancelReading());
        getChildren().addAll(what, bar, cancel);
        model.readingProperty().addListener((observable, before, now) -> show(now));
        show(model.readingProperty().get());
    }

    private void show(Optional<FileReading.Progress> reading) {
        setVisible(reading.isPresent());
        setManaged(reading.isPresent());
        reading.ifPresent(now -> {
            what.setText(
                    Messages.text("reports.reading", String.valueOf(now.file().getFileName())));
            bar.setProgress(now.share());
        });
    }
}
