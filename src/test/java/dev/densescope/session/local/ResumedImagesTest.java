package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.device.LocalDevices;
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

/** A training goes on with the images that it began with, in the order that it began with, or is refused. */
class ResumedImagesTest {
    private static final TrainingRecipe SHUFFLED = TrainingRecipe.DEFAULT;

    @TempDir
    private Path folder;

    private final LocalRunner runner = new LocalRunner(new LocalDevices());
    private Path checkpoint;
    private DataChoice images;

    @BeforeEach
    void train() throws Exception {
        checkpoint = folder.resolve("checkpoint");
        images = new DataChoice.Images(write("images", 4));
        run(settings(images, SHUFFLED, 2), true);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void otherImagesAreRefused() {
        assertEquals(
                refused(
                        "uses Image folder: 3 classes, 12 images, not synthetic images: choose the same images, or start with weights"),
                refusal(new DataChoice.Synthetic(), SHUFFLED));
        assertEquals(
                refused(
                        "uses Image folder: 3 classes, 12 images, not Image folder: 3 classes, 15 images: choose the same"
                                + " images, or start with weights"),
                refusal(new DataChoice.Images(write("more", 5)), SHUFFLED));
    }

    @Test
    void movedImagesCountAsTheSame() throws Exception {
        assertEquals(
                List.of(),
                resumed(new DataChoice.Images(write("moved", 4)), SHUFFLED).notices().stream()
                        .map(Text::toString)
                        .toList());
    }

    @Test
    void anotherOrderIsRefused() throws Exception {
        TrainingRecipe inFileOrder = recipe(false, Augmentation.NONE);
        assertEquals(refused("shuffles the images: shuffle them again"), refusal(images, inFileOrder));
        run(settings(images, inFileOrder, 2), true);
        assertEquals(refused("takes the images in file order: do not shuffle them"), refusal(images, SHUFFLED));
        resumed(images, inFileOrder);
    }

    @Test
    void aChangedAugmentationIsReportedAndResumed() throws Exception {
        assertEquals(
                List.of("Resumed with augmentation crop-flip; the checkpoint was trained with augmentation none."),
                resumed(images, recipe(true, Augmentation.CROP_FLIP)).notices().stream()
                        .map(Text::toString)
                        .toList());
    }

    @Test
    void aCheckpointOfAnOlderVersionWithoutItIsResumed() throws Exception {
        String written = Files.readString(checkpoint, StandardCharsets.ISO_8859_1);
        String old = written.replaceFirst("\"heldOut\":", "\"heldOUT\":")
                .replaceFirst("\"images\":", "\"IMAGES\":")
                .replaceFirst("\"shuffled\":", "\"SHUFFLED\":")
                .replaceFirst("\"augmentation\":", "\"AUGMENTATION\":");
        assertEquals(written.length(), old.length());
        Files.writeString(checkpoint, old, StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(),
                resumed(images, recipe(false, Augmentation.CROP_FLIP)).notices().stream()
                        .map(Text::toString)
                        .toList());
    }

    private String refused(String reason) {
        return "Checkpoint %s cannot be used: its training %s.".formatted(checkpoint, reason);
    }

    private String refusal(DataChoice data, TrainingRecipe recipe) {
        RunRefusedException refused =
                assertThrows(RunRefusedException.class, () -> run(resuming(settings(data, recipe, 3)), false));
        assertEquals(RunRefusedException.Subject.START, refused.subject());
        return refused.getMessage();
    }

    private RunRecord resumed(DataChoice data, TrainingRecipe recipe) throws Exception {
        RunRecord record = run(resuming(settings(data, recipe, 3)), false);
        assertEquals(1, record.steps().size());
        return record;
    }

    private RunSettings resuming(RunSettings settings) {
        return settings.startingFrom(new StartingPoint.Checkpoint(checkpoint));
    }

    private RunRecord run(RunSettings settings, boolean writes) throws Exception {
        RunOutputs outputs = new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                writes ? Optional.of(new RunOutputs.Checkpoint(checkpoint, 0)) : Optional.empty());
        RunRecord record = TestRuns.end(runner.start(settings, outputs.replacing(true), false));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        return record;
    }

    private static RunSettings settings(DataChoice data, TrainingRecipe recipe, int steps) {
        return new RunSettings(TestRuns.DESIGN, Sharing.of(Strategy.SHARED), "cpu", data, 0, steps, 1, 2, recipe);
    }

    private static TrainingRecipe recipe(boolean shuffle, Augmentation augmentation) {
        return new TrainingRecipe(0.1, 0.9, 1e-4, shuffle, augmentation);
    }

    private Path write(String name, int imagesPerClass) {
        Path images = folder.resolve(name);
        for (String each : List.of("a", "b", "c")) {
            for (int i = 0; i < imagesPerClass; i++) {
                ImageFiles.png(images.resolve(each).resolve(i + ".png"), 8, 8, (x, y) -> x * 7919 + y * 104729);
            }
        }
        return images;
    }
}
