package dev.densescope.ui.compare;

import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.ReadingProgress;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.ProgressBox;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The progress of reading a file, with a button that cancels it, and what went wrong with the last one. */
final class ReadingBox extends VBox {
    private final CompareModel model;
    private final Label problem = new Label();
    private final ProgressBox progress;

    ReadingBox(CompareModel model) {
        this.model = model;
        getStyleClass().add("reading-strip");
        problem.getStyleClass().addAll("bad", "problem");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setId("compare-problem");
        progress = new ProgressBox("compare-reading", model::cancelReading);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(problem, progress);
        model.problemProperty().addListener((observable, before, now) -> show());
        model.readingProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        Optional<String> sentence = model.problemProperty().get();
        Optional<ReadingProgress> reading = model.readingProperty().get();
        problem.setText(sentence.orElse(""));
        Presence.set(problem, sentence.isPresent());
        Presence.set(this, sentence.isPresent() || reading.isPresent());
        reading.ifPresentOrElse(
                now -> progress.show(Messages.text("compare.reading", now.fileName()), now.fraction()), progress::hide);
    }
}
