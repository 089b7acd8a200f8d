package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training may go on with another recipe than it was begun with, but says so before its first step and in its record. */
class ResumedRecipeTest {
    private static final TrainingRecipe BEGUN = recipe(0.1, 0.9, 1e-4, LearningRateSchedule.CONSTANT);

    @TempDir
    private Path folder;

    private final LocalRunner runner = new LocalRunner(new LocalDevices());
    private Path checkpoint;

    @BeforeEach
    void train() throws Exception {
        checkpoint = folder.resolve("checkpoint");
        train(BEGUN, 2);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void theSameRecipeForMoreStepsIsNoChange() throws Exception {
        assertEquals(List.of(), resumed(BEGUN, 3));
    }

    @Test
    void aChangedLearningRateIsReported() throws Exception {
        assertEquals(
                List.of("Resumed with learning rate 0.01; the checkpoint was trained with learning rate 0.1."),
                resumed(recipe(0.01, 0.9, 1e-4, LearningRateSchedule.CONSTANT), 3));
    }

    @Test
    void allChangesAreReportedInOneSentence() throws Exception {
        assertEquals(
                List.of(
                        "Resumed with learning rate 0.05, schedule cosine over 4 steps, momentum 0.8 and weight decay 0; the"
                                + " checkpoint was trained with learning rate 0.1, schedule constant, momentum 0.9 and weight decay"
                                + " 0.0001."),
                resumed(recipe(0.05, 0.8, 0, LearningRateSchedule.COSINE), 4));
    }

    @Test
    void aScheduleOverAnotherNumberOfStepsIsAChange() throws Exception {
        TrainingRecipe cosine = recipe(0.1, 0.9, 1e-4, LearningRateSchedule.COSINE);
        train(cosine, 2);
        assertEquals(
                List.of(
                        "Resumed with schedule cosine over 3 steps; the checkpoint was trained with schedule cosine over 2"
                                + " steps."),
                resumed(cosine, 3));
    }

    @Test
    void theChangedRecipeIsRecordedInTheNextCheckpoint() throws Exception {
        TrainingRecipe lower = recipe(0.01, 0.9, 1e-4, LearningRateSchedule.CONSTANT);
        RunRecord record = run(resuming(settings(lower, 3)), true);
        assertEquals(1, record.notices().size());
        assertEquals(List.of(), resumed(lower, 4));
    }

    @Test
    void aCheckpointWithoutARecipeGivesNoNotice() throws Exception {
        String written = Files.readString(checkpoint, StandardCharsets.ISO_8859_1);
        String old = written.replaceFirst("\"learningRate\":", "\"LEARNINGrate\":");
        assertEquals(written.length(), old.length());
        Files.writeString(checkpoint, old, StandardCharsets.ISO_8859_1);
        assertEquals(List.of(), resumed(recipe(0.01, 0.9, 1e-4, LearningRateSchedule.CONSTANT), 3));
    }

    /** What the run said before its first step, which its record says as well. */
    private List<String> resumed(TrainingRecipe recipe, int steps) throws Exception {
        Run run = runner.start(resuming(settings(recipe, steps)), Optional.empty(), false);
        List<Text> before = run.progress().notices();
        assertEquals(before, TestRuns.end(run).notices());
        return before.stream().map(Text::toString).toList();
    }

    private void train(TrainingRecipe recipe, int steps) throws Exception {
        run(settings(recipe, steps), true);
    }

    private RunRecord run(RunSettings settings, boolean writes) throws Exception {
        RunOutputs outputs = RunOutputs.only(Optional.empty()).replacing(true);
        RunRecord record = TestRuns.end(runner.start(
                settings, writes ? outputs.withCheckpoint(new RunOutputs.Checkpoint(checkpoint, 0)) : outputs, false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        return record;
    }

    private RunSettings resuming(RunSettings settings) {
        return settings.startingFrom(new StartingPoint.Checkpoint(checkpoint));
    }

    private static RunSettings settings(TrainingRecipe recipe, int steps) {
        return new RunSettings(
                TestRuns.DESIGN,
                Sharing.of(Strategy.SHARED),
                "cpu",
                new DataChoice.Synthetic(),
                0,
                steps,
                1,
                2,
                recipe);
    }

    private static TrainingRecipe recipe(
            double learningRate, double momentum, double weightDecay, LearningRateSchedule schedule) {
        return new TrainingRecipe(learningRate, momentum, weightDecay, true, Augmentation.NONE, schedule);
    }
}
