package dev.densescope.session.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.session.settings.TrainingSetups;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.weights.SampleCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint says of itself before any run, and whether a run would go on with it. */
class SavedCheckpointTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(16, 4).withBatch(5);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = SampleCheckpoints.write(folder.resolve("state"), DESIGN, 2);
    }

    @Test
    void itNamesItsTraining() {
        SavedCheckpoint checkpoint = SavedCheckpoint.read(file);
        assertEquals(file, checkpoint.file());
        assertEquals(DESIGN, checkpoint.spec());
        assertEquals(2, checkpoint.steps());
        assertEquals(OptionalInt.of(3), checkpoint.trainingSteps());
        assertEquals(OptionalInt.empty(), checkpoint.epochs());
        assertEquals(1, checkpoint.seed());
        assertTrue(checkpoint.isOnSyntheticImages());
        assertEquals(Optional.of(TrainingRecipe.DEFAULT), checkpoint.recipe());
    }

    @Test
    void aRunOfTheSameTrainingFitsAndHasTheRemainingSteps() {
        CheckpointFit fit = fit(settings(DESIGN.withName("other name"), 1, 0.1, 9));
        assertTrue(fit.suits());
        assertEquals(7, fit.stepsLeft());
        assertEquals(Optional.empty(), fit.changes());
    }

    @Test
    void refusalsAndNoticesAreKnownBeforeTheRun() {
        CheckpointFit other = fit(settings(DESIGN.withBatch(4), 2, 0.01, 2));
        assertFalse(other.suits());
        assertEquals(List.of("batch is 5 there and 4 here"), english(other.otherDesign()));
        assertEquals(List.of("has seed 1, not 2: set the seed to 1"), english(other.objections()));
        assertEquals(
                Optional.of("Resumed with learning rate 0.01; the checkpoint was trained with learning rate 0.1."),
                other.changes().map(Text::toString));
        assertEquals(0, other.stepsLeft());
    }

    @Test
    void imagesNotInspectedYetCountAsTheSame() {
        RunSettings onFolder = settings(DESIGN, 1, 0.1, 9, new DataChoice.Images(folder));
        SavedCheckpoint checkpoint = SavedCheckpoint.read(file);
        assertTrue(checkpoint.fit(onFolder, Optional.empty()).suits());
        assertEquals(
                List.of("uses synthetic images, not Pets: choose the same images, or start with weights"),
                english(checkpoint.fit(onFolder, Optional.of("Pets")).objections()));
    }

    @Test
    void aCheckpointOfAnOlderVersionIsReadWithoutItsRecipe() throws IOException {
        change("\"learningRate\"", "\"LEARNINGrate\"");
        change("\"images\"", "\"IMAGES\"");
        SavedCheckpoint old = SavedCheckpoint.read(file);
        assertEquals(1, old.seed());
        assertEquals(OptionalInt.empty(), old.trainingSteps());
        assertEquals(Optional.empty(), old.images());
        assertEquals(Optional.empty(), old.recipe());
        assertTrue(fit(settings(DESIGN, 1, 0.1, 9)).suits());
    }

    @Test
    void impossibleNumbersOfStepsAreIgnored() throws IOException {
        change("\"trainingSteps\":\"3\"", "\"trainingSteps\":\"0\"");
        assertEquals(OptionalInt.empty(), SavedCheckpoint.read(file).trainingSteps());
    }

    @Test
    void anotherFileIsRefusedWithTheReason() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "version https://git-lfs.github.com/spec/v1\n");
        assertTrue(refusal(text).contains("Checkpoint " + text + " cannot be used: it is a Git LFS pointer"));
        Path missing = folder.resolve("missing");
        assertEquals(
                "Checkpoint %s cannot be read: there is no such file or folder.".formatted(missing), refusal(missing));
        change("\"steps\"", "\"STEPS\"");
        assertEquals(
                "Checkpoint %s cannot be used: it is not a checkpoint; start with it as weights, if it contains only weights."
                        .formatted(file),
                refusal(file));
        assertEquals(Optional.empty(), SavedCheckpoint.of(file));
        assertEquals(Optional.empty(), SavedCheckpoint.of(missing));
    }

    /** Text of the header by other text of the same length. */
    private void change(String from, String to) throws IOException {
        String written = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(written.contains(from), written.substring(0, 600));
        Files.writeString(file, written.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    private static String refusal(Path of) {
        return assertThrows(ImportRefusedException.class, () -> SavedCheckpoint.read(of))
                .getMessage();
    }

    private CheckpointFit fit(RunSettings wanted) {
        return SavedCheckpoint.read(file).fit(wanted, Optional.of(TrainingSetups.SYNTHETIC));
    }

    private static RunSettings settings(DenseNetSpec design, long seed, double learningRate, int steps) {
        return settings(design, seed, learningRate, steps, new DataChoice.Synthetic());
    }

    private static RunSettings settings(
            DenseNetSpec design, long seed, double learningRate, int steps, DataChoice data) {
        return new RunSettings(
                design,
                Sharing.of(Strategy.SHARED),
                "cpu",
                data,
                0,
                steps,
                seed,
                1,
                new TrainingRecipe(learningRate, 0.9, 1e-4, true, Augmentation.NONE));
    }

    private static List<String> english(List<Text> texts) {
        return texts.stream().map(Text::toString).toList();
    }
}
