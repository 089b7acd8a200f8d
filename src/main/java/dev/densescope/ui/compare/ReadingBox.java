package dev.densescope.ui.compare;

import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.ReadingProgress;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The progress of reading a file, with a button that cancels it, and what went wrong with the last one. */
final class ReadingBox extends VBox {
    private final CompareModel model;
    private final Label problem = new Label();
    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox progress;

    ReadingBox(CompareModel model) {
        this.model = model;
        getStyleClass().add("reading-strip");
        problem.getStyleClass().addAll("bad", "problem");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setId("compare-problem");
        progress = progress();
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(problem, progress);
        model.problemProperty().addListener((observable, before, now) -> show());
        model.readingProperty().addListener((observable, before, now) -> show());
        show();
    }

    private HBox progress() {
        what.setId("compare-reading");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Messages.text("compare.cancelReading"));
        cancel.setId("compare-cancel-reading");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancelReading());
        HBox box = new HBox(12, what, bar, cancel);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("reading");
        return box;
    }

    private void show() {
        Optional<String> sentence = model.problemProperty().get();
        Optional<ReadingProgress> reading = model.readingProperty().get();
        problem.setText(sentence.orElse(""));
        present(problem, sentence.isPresent());
        present(progress, reading.isPresent());
        present(this, sentence.isPresent() || reading.isPresent());
        reading.ifPresent(now -> {
            what.setText(Messages.text("compare.reading", now.fileName()));
            bar.setProgress(now.fraction());
        });
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
