package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.session.RunOutcome;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.run.model.TestRuns;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Run screen says of a run in progress. */
class ProgressPaneTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatIsStoppedWithACheckpointSaysThatItFinishesItsStep() {
        Pictures.startToolkit();
        Pictures.onFx(() -> {
            TestRuns runs = new TestRuns(folder);
            ProgressPane pane = new ProgressPane(new Appearance(Theme.LIGHT, false), step -> {});
            runs.form.length().steps().textProperty().set("9");
            runs.model.start();
            runs.runner.latest().finishesStepWhenStopped();
            runs.runner.latest().advance(3, 0);
            runs.model.stopWithCheckpoint();
            runs.model.pull();
            pane.show(runs.model.view().snapshotProperty().get().orElseThrow(), Optional.empty());
            assertEquals(
                    "Finishing this step, then the checkpoint is written…",
                    ((Labeled) pane.lookup("#run-sentence")).getText());
            runs.runner.latest().end(new RunOutcome.Cancelled(3));
            return pane;
        });
    }
}
