package dev.densescope.ui.compare;

import dev.densescope.ui.Messages;
import dev.densescope.ui.Problem;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.ReadingProgress;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.ProblemBox;
import dev.densescope.ui.control.ProgressBox;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The progress of reading a file, with a button that cancels it, and what went wrong with the last one. */
final class ReadingBox extends VBox {
    private final CompareModel model;
    private final ProblemBox problem;
    private final ProgressBox progress;

    ReadingBox(CompareModel model) {
        this.model = model;
        getStyleClass().add("reading-strip");
        problem = new ProblemBox("compare-problem", model::closeProblem);
        progress = new ProgressBox("compare-reading", model::cancelReading);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(problem, progress);
        model.problemProperty().addListener((observable, before, now) -> show());
        model.readingProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        Optional<Problem> failed = model.problemProperty().get();
        Optional<ReadingProgress> reading = model.readingProperty().get();
        problem.show(failed);
        Presence.set(this, failed.isPresent() || reading.isPresent());
        reading.ifPresentOrElse(
                now -> progress.show(Messages.text("compare.reading", now.fileName()), now.fraction()), progress::hide);
    }
}
