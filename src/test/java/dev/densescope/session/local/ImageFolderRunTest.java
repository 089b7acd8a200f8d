package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a folder of images: what becomes of files that cannot be used, and of the threads that decode. */
class ImageFolderRunTest {
    private static final int IMAGES_PER_CLASS = 4;
    private static final String REPLACED =
            "Damaged training images are replaced by other images of their classes, which are"
                    + " trained on more than once per epoch.";

    @TempDir
    private Path folder;

    private final FakeDevices devices = new FakeDevices();
    private Path images;
    private Path runFile;

    @BeforeEach
    void writeImages() {
        images = folder.resolve("images");
        runFile = folder.resolve("run.dscope");
        for (String name : List.of("a", "b", "c")) {
            for (int i = 0; i < IMAGES_PER_CLASS; i++) {
                ImageFiles.png(images.resolve(name).resolve(i + ".png"), 8, 8, (x, y) -> (x * 7919 + y * 104729) * 31);
            }
        }
    }

    @Test
    void skippedFilesAreInTheRecordAndInTheRunFile() throws Exception {
        Files.write(images.resolve("a/empty.png"), new byte[0]);
        ImageFiles.cutOff(images.resolve("b/2.png"));
        RunRecord record = run();
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(
                new SkippedImages(
                        2,
                        List.of(
                                new SkippedImage(Path.of("a", "empty.png").toString(), "it is empty"),
                                new SkippedImage(
                                        Path.of("b", "2.png").toString(), "its pixels are damaged or truncated"))),
                record.skipped());
        RunRecord read = RunFileReader.read(runFile);
        assertEquals(record.skipped(), read.skipped());
        assertEquals(record.settings(), read.settings());
    }

    @Test
    void anImageFoundDamagedIsNotCountedAsUsed() throws Exception {
        ImageFiles.cutOff(images.resolve("b/2.png"));
        RunRecord record = run();
        RunRecord read = RunFileReader.read(runFile);

        assertEquals(record.dataset(), read.dataset());
        DatasetSummary used = read.usedImages().orElseThrow();
        assertEquals(11, used.training().images());
        assertEquals(
                List.of(4, 3, 4),
                used.classes().stream()
                        .map(DatasetSummary.ClassImages::training)
                        .toList());
        assertTrue(
                record.notices().contains(Text.verbatim(REPLACED)),
                record.notices().toString());
        assertEquals(record.notices(), read.notices());
        assertTrue(
                used.notices()
                        .contains(
                                Text.verbatim(
                                        "1 image was found to be damaged when it was read, so 11 of 12 images were used for training.")));
    }

    @Test
    void runsWithDifferentNumbersOfDamagedImagesAreOneTraining() throws Exception {
        RunRecord sound = run();
        assertEquals(List.of(), sound.notices());
        Files.delete(runFile);
        ImageFiles.cutOff(images.resolve("b/2.png"));

        assertEquals(List.of(), TrainingDifferences.between(sound, run()));
    }

    @Test
    void anImageDeletedDuringTheRunEndsItWithASentence() throws Exception {
        Path gone = images.resolve("c/3.png");
        devices.whenOpened(() -> delete(gone));
        RunRecord record = run();
        assertEquals(
                new RunOutcome.Failed("Image " + gone + " can no longer be read: check the file and its disk."),
                record.outcome());
        assertEquals(2, record.steps().size());
    }

    @Test
    void aLostCheckpointIsReportedWithADeletedImage() throws Exception {
        Path gone = images.resolve("c/3.png");
        Path away = Files.createDirectory(folder.resolve("away"));
        Path checkpoint = away.resolve("checkpoint");
        devices.whenOpened(() -> {
            delete(gone);
            delete(away);
        });
        RunOutputs outputs = new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(checkpoint, 0)));
        try (LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> 0)) {
            RunRecord record = TestRuns.end(runner.start(settings(), outputs, false));
            assertEquals(
                    "Image " + gone
                            + " can no longer be read: check the file and its disk. Its results could not be"
                            + " saved. Checkpoint " + checkpoint
                            + " cannot be written: there is no such file or folder.",
                    record.outcome().sentence());
        }
    }

    @Test
    void decodingThreadsEndWithTheRun() throws Exception {
        run();
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("images ")));
    }

    @Test
    void readingTheFolderCanBeCancelled() {
        AtomicInteger asked = new AtomicInteger();
        try (LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> 0)) {
            RunRefusedException refused = assertThrows(
                    RunRefusedException.class,
                    () -> runner.start(
                            settings(),
                            RunOutputs.only(Optional.of(runFile)),
                            false,
                            () -> asked.incrementAndGet() > 3));
            assertEquals("The run was cancelled before it started.", refused.getMessage());
        }
        assertTrue(asked.get() < 3 * IMAGES_PER_CLASS, "it does not read on");
        assertFalse(Files.exists(runFile));
    }

    @Test
    void damagedFilesAreReportedDuringTheRun() throws Exception {
        Files.write(images.resolve("a/empty.png"), new byte[0]);
        try (LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> 0)) {
            Run run = runner.start(settings(), Optional.empty(), false);
            assertEquals(1, run.progress().skipped().count());
            TestRuns.end(run);
        }
    }

    private RunRecord run() throws Exception {
        try (LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> 0)) {
            return TestRuns.end(runner.start(settings(), Optional.of(runFile), false));
        }
    }

    private RunSettings settings() {
        return new RunSettings(
                TestRuns.DESIGN,
                Sharing.of(Strategy.SHARED),
                "auto",
                new DataChoice.Images(images),
                0,
                5,
                1,
                1,
                new TrainingRecipe(0.1, 0.9, 1e-4, false, Augmentation.CROP_FLIP));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
