package dev.densescope.session.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.local.LocalRunner;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BaselineRunTest {
    /** Single precision, after some steps. */
    private static final double TOLERANCE = 1e-4;

    private static final DenseNetSpec DESIGN = new DenseNetSpec(
            "small",
            InputSpec.square(12),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 6, 4), new DenseBlockSpec(2, 6, 0)),
            0.5,
            0,
            5,
            8);

    @TempDir
    private Path folder;

    /** With a learning rate that changes, and so much weight decay that leaving it out would be seen. */
    @Test
    void deeplearning4jTrainsTheSameAsARun() {
        TrainingRecipe recipe = new TrainingRecipe(0.1, 0.9, 0.01, true, Augmentation.NONE, LearningRateSchedule.STEP);
        RunSettings settings = settings(DESIGN, recipe, 1, 5);
        Path file = folder.resolve("dl4j.dscope");

        BaselineRecord baseline = new BaselineRunner()
                .start(settings, Optional.of(file), true, () -> false)
                .ended()
                .join();
        RunRecord run;
        try (Runner runner = new LocalRunner(new LocalDevices())) {
            run = runner.start(settings, Optional.empty(), true).ended().join();
        }

        assertEquals(new RunOutcome.Completed(), baseline.outcome());
        assertEquals(6, baseline.steps().size());
        for (int i = 0; i < 6; i++) {
            BaselineStep step = baseline.steps().get(i);
            float loss = run.steps().get(i).loss();
            assertEquals(loss, step.loss(), TOLERANCE * loss, "step " + step.step());
            assertTrue(step.nanos() > 0 && step.livePeakBytes() > 0 && step.processBytes() > 0);
        }
        assertTrue(baseline.library().endsWith("oneDNN helpers"), baseline.library());
        assertTrue(baseline.processPeakBytes() >= baseline.steps().get(0).processBytes());
        assertEquals(List.of(), baseline.notices());
        assertEquals(baseline, RunFileReader.readAny(file));
    }

    @Test
    void aCancelledBaselineEndsItsProcessAndKeepsItsSteps() {
        Path file = folder.resolve("dl4j.dscope");
        BaselineRun run = started(Optional.of(file), TrainingRecipe.DEFAULT);
        ProcessHandle child = child();
        awaitStep(run, 2);
        run.cancel();
        BaselineRecord record = run.ended().join();
        assertEquals(new RunOutcome.Cancelled(record.steps().size()), record.outcome());
        assertTrue(record.steps().size() >= 2);
        assertFalse(child.isAlive());
        assertEquals(record, RunFileReader.readAny(file));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void aCrashIsToldInASentence() throws Exception {
        BaselineRun run = started(Optional.empty(), TrainingRecipe.DEFAULT);
        ProcessHandle child = child();
        awaitStep(run, 1);
        assertEquals(
                0,
                new ProcessBuilder("kill", "-SEGV", Long.toString(child.pid()))
                        .start()
                        .waitFor());
        RunOutcome.Failed outcome =
                assertInstanceOf(RunOutcome.Failed.class, run.ended().join().outcome());
        assertTrue(
                outcome.sentence().matches("The process of Deeplearning4j crashed \\(SIGSEGV\\) after step \\d+\\."),
                outcome.sentence());
        assertTrue(run.failure().orElseThrow().details().contains("SIGSEGV"));
    }

    @Test
    void aLossThatIsNotFiniteEndsIt() {
        TrainingRecipe wild = new TrainingRecipe(1e30, 0.9, 0, true, Augmentation.NONE);
        BaselineRecord record = started(Optional.empty(), wild).ended().join();
        RunOutcome.NotFinite outcome = assertInstanceOf(RunOutcome.NotFinite.class, record.outcome());
        assertEquals(record.steps().size(), outcome.step());
    }

    @Test
    void aCheckpointIsRefused() {
        RunSettings resumed = settings(DESIGN, TrainingRecipe.DEFAULT, 0, 1)
                .startingFrom(new StartingPoint.Checkpoint(folder.resolve("state.safetensors")));
        assertTrue(refusalOf(resumed).getMessage().startsWith("A baseline cannot resume from a checkpoint"));
    }

    @Test
    void foldersThatLookLikeSplitsAreRefusedAsForRuns() throws IOException {
        for (String name : List.of("fold 1/cat", "fold 1/dog", "fold 2/cat", "fold 2/dog")) {
            image(name + "/0.png");
        }
        assertEquals(RunRefusedException.Subject.SPLITS, refusalOf(onImages()).subject());
    }

    @Test
    void tooManyEpochsAreRefusedAsForRuns() throws IOException {
        for (int i = 0; i < 2 * DESIGN.batch(); i++) {
            image("class %d/%d.png".formatted(i % 5, i));
        }
        assertEquals(
                "2147483647 epochs of 2 steps are more than 2147483646 steps: reduce the epochs.",
                refusalOf(onImages().forEpochs(Integer.MAX_VALUE)).getMessage());
    }

    private void image(String name) throws IOException {
        Path file = folder.resolve("images").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private RunSettings onImages() {
        return new RunSettings(
                DESIGN,
                Strategies.recommended(),
                "cpu",
                new DataChoice.Images(folder.resolve("images")),
                0,
                1,
                3,
                2,
                TrainingRecipe.DEFAULT);
    }

    private static RunRefusedException refusalOf(RunSettings settings) {
        return assertThrows(
                RunRefusedException.class,
                () -> new BaselineRunner().start(settings, Optional.empty(), true, () -> false));
    }

    /** Which ends when its input does, whatever it is doing. */
    @Test
    void theProcessEndsWithTheProgramThatStartedIt() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessBaseline.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = program.inputReader()) {
            assertEquals("training", output.readLine());
            List<ProcessHandle> children = program.descendants().toList();
            assertEquals(1, children.size());
            program.destroyForcibly();
            children.get(0).onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static BaselineRun started(Optional<Path> file, TrainingRecipe recipe) {
        return new BaselineRunner().start(settings(DESIGN, recipe, 0, 1_000_000), file, true, () -> false);
    }

    private static ProcessHandle child() {
        Optional<ProcessHandle> child = Optional.empty();
        while (child.isEmpty()) {
            child = ProcessHandle.current()
                    .children()
                    .filter(process -> process.info().command().orElse("").contains("java"))
                    .findFirst();
            Thread.onSpinWait();
        }
        return child.get();
    }

    private static void awaitStep(BaselineRun run, int step) {
        while (run.progress().finishedSteps().size() < step && !run.ended().isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** A program that is killed while its baseline trains. */
    static final class EndlessBaseline {
        private EndlessBaseline() {}

        public static void main(String[] arguments) {
            awaitStep(started(Optional.empty(), TrainingRecipe.DEFAULT), 1);
            System.out.println("training");
            LockSupport.park();
        }
    }

    private static RunSettings settings(DenseNetSpec design, TrainingRecipe recipe, int warmupSteps, int steps) {
        return new RunSettings(
                design, Strategies.recommended(), "cpu", new DataChoice.Synthetic(), warmupSteps, steps, 3, 2, recipe);
    }
}
