package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.data.SkippedImages;
import dev.densescope.framework.Framework;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunProgress;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.run.model.BaselineState;
import dev.densescope.ui.run.model.TestRuns;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselinePaneTest {
    private static final RunSettings SETTINGS = new RunSettings(
            TestRuns.SMALL,
            Strategies.baseline(),
            "cpu",
            new DataChoice.Synthetic(),
            0,
            4,
            1,
            2,
            TrainingRecipe.DEFAULT);
    private static final List<BaselineStep> STEPS = List.of(
            new BaselineStep(1, false, 2.3f, 3_200_000_000L, 940_000_000, 1_950_000_000),
            new BaselineStep(2, false, 2.2f, 3_100_000_000L, 941_000_000, 1_960_000_000));

    private final ReadOnlyObjectWrapper<BaselineState> state = new ReadOnlyObjectWrapper<>(new BaselineState.None());
    private final AtomicInteger stops = new AtomicInteger();
    private BaselinePane pane;
    private Scene scene;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void openThePane() {
        Pictures.onFx(() -> {
            pane = new BaselinePane(state.getReadOnlyProperty(), stops::incrementAndGet);
            scene = Pictures.scene(pane, new Appearance(Theme.LIGHT, false), 340, 240);
            return scene;
        });
    }

    @Test
    void itIsHiddenWhileThereIsNone() {
        assertFalse(pane.isManaged());
    }

    @Test
    void progressIsShownAndCanBeStopped() {
        show(new BaselineState.Training(SETTINGS, progress()));
        assertEquals("Step 3 of 4, 6\u00a0s left", status());
        Button stop = (Button) pane.lookup("#run-baseline-stop");
        assertTrue(stop.isVisible());
        Pictures.onFx(() -> {
            stop.fire();
            return stop;
        });
        assertEquals(1, stops.get());
        Pictures.take(scene, "baseline-going");
    }

    @Test
    void theEndIsShownWithItsFigures() {
        show(new BaselineState.Ended(record(new RunOutcome.Completed())));
        assertEquals("2 steps, in a process of its own.", status());
        assertFalse(pane.lookup("#run-baseline-stop").isVisible());
        Pictures.take(scene, "baseline-ended");
    }

    @Test
    void aFailureAndARefusalAreToldInTheirSentence() {
        show(new BaselineState.Ended(record(new RunOutcome.Failed("The process of Deeplearning4j crashed."))));
        assertEquals("The process of Deeplearning4j crashed.", status());
        show(new BaselineState.Refused("It needs more memory."));
        assertEquals("It needs more memory.", status());
    }

    private void show(BaselineState now) {
        Pictures.onFx(() -> {
            state.set(now);
            return now;
        });
        assertTrue(pane.isManaged());
    }

    private String status() {
        return ((Label) pane.lookup("#run-baseline-status")).getText();
    }

    private static RunProgress progress() {
        return new RunProgress(
                RunProgress.State.STEPPING,
                STEPS.stream().map(BaselineStep::summary).toList(),
                List.of(),
                SkippedImages.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                941_000_000,
                1_960_000_000,
                6_300_000_000L);
    }

    private static BaselineRecord record(RunOutcome outcome) {
        return new BaselineRecord(
                Instant.parse("2026-11-30T12:00:00Z"),
                Framework.DEEPLEARNING4J,
                "Deeplearning4j",
                SETTINGS,
                new EnvironmentInfo("DenseScope", "Linux", "some processor", 2, 1L << 33, "some Java"),
                STEPS,
                1_990_000_000,
                outcome,
                List.of());
    }
}
