package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.UserFolders;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRefusedException;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.run.form.StartForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a run is told where it is, and forgotten when it is no longer true. */
class RunRefusalTest {
    @TempDir
    private Path folder;

    private TestRuns runs;
    private RunModel model;

    @BeforeEach
    void openTheScreen() {
        runs = new TestRuns(folder);
        model = runs.model;
    }

    @Test
    void aRefusalIsForgottenWhenSettingsOrDesignChangeOrARunBegins() {
        List<Runnable> changes = List.of(
                () -> runs.form.length().steps().textProperty().set("3"),
                () -> runs.workspace.document().edit("batch", spec -> spec.withBatch(1)),
                () -> runs.workspace.planProperty().set(Sharing.of(Strategy.CHECKPOINT)),
                () -> {
                    runs.runner.accept();
                    model.start();
                });
        for (Runnable change : changes) {
            runs.runner.refuse("It needs more memory than is free.", true);
            model.start();
            assertFalse(model.blocker().reasonProperty().get().isEmpty());
            assertTrue(model.blocker().forceableProperty().get());
            change.run();
            assertEquals("", model.blocker().reasonProperty().get());
            assertFalse(model.blocker().forceableProperty().get());
        }
    }

    @Test
    void aRefusalIsForgottenWheneverAnOutputFileOrAStartIsChosen() {
        List<Runnable> changes = List.of(
                () -> runs.form.outputs().weights().choose(folder.resolve("first.safetensors")),
                () -> runs.form.outputs().weights().choose(folder.resolve("second.safetensors")),
                () -> runs.form.outputs().checkpoint().choose(folder.resolve("third.safetensors")),
                () -> runs.form.outputs().checkpoint().choose(folder.resolve("fourth.safetensors")),
                () -> runs.form.start().kindProperty().set(StartForm.Kind.WEIGHTS),
                () -> runs.form.start().kindProperty().set(StartForm.Kind.SEED));
        for (Runnable change : changes) {
            model.blocker().only("It needs more memory than is free.");
            change.run();
            assertEquals("", model.blocker().reasonProperty().get());
        }
    }

    @Test
    void aRefusalIsASentenceInPlaceAndNothingRuns() {
        runs.runner.refuse("Device 'gpu' is not known.", false);
        model.start();
        assertEquals(
                "Device 'gpu' is not known.", model.blocker().reasonProperty().get());
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertFalse(model.blocker().forceableProperty().get());
    }

    @Test
    void whereNoRunFileCanBeWrittenAnotherFolderIsAdvised() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        TestRuns elsewhere = new TestRuns(file);
        elsewhere.model.start();
        String reason = elsewhere.model.blocker().reasonProperty().get();
        assertTrue(reason.startsWith("The folder " + file + " for run files cannot be used: "), reason);
        assertTrue(
                reason.contains("set the environment variable " + UserFolders.dataVariable() + " to a folder"), reason);
    }

    @Test
    void aRunRefusedForMemoryCanBeForced() {
        runs.runner.refuse("Too large.", true);
        model.start();
        assertTrue(model.blocker().forceableProperty().get());
        assertEquals(
                "Too large. You can also run it anyway.",
                model.blocker().reasonProperty().get());
        model.startAnyway();
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
        assertEquals("", model.blocker().reasonProperty().get());
    }

    @Test
    void whereAGpuIsRefusedTheProcessorIsOffered() {
        runs.form.offer(List.of("cuda:0"));
        runs.form.deviceProperty().set("cuda:0");
        runs.runner.refuse("cuda:0 does not exist.", RunRefusedException.Subject.DEVICE);
        model.start();
        assertEquals("cuda:0 does not exist.", model.blocker().reasonProperty().get());
        assertTrue(model.blocker().processorOfferedProperty().get());

        model.useProcessor();

        assertEquals("cpu", runs.form.deviceProperty().get());
        assertEquals("", model.blocker().reasonProperty().get());
        assertFalse(model.blocker().processorOfferedProperty().get());
        runs.runner.accept();
        model.start();
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
    }

    @Test
    void theProcessorIsOfferedForMemoryOnlyInPlaceOfAGpu() {
        runs.runner.refuse("Too large.", true);
        model.start();
        assertFalse(model.blocker().processorOfferedProperty().get());

        runs.workspace.machineProperty().set(new MachineText("cuda:0", "GPU", "found", 8L << 30));
        model.start();
        assertTrue(model.blocker().processorOfferedProperty().get());
        assertTrue(model.blocker().forceableProperty().get());
    }

    @Test
    void whereARunOnAGpuFailsTheProcessorIsOffered() {
        runs.form.offer(List.of("cuda:0"));
        runs.form.deviceProperty().set("cuda:0");
        model.start();
        runs.runner.latest().end(new RunOutcome.Failed("The GPU was lost."));
        assertEquals(RunStage.ENDED, model.stageProperty().get());
        assertTrue(model.blocker().processorOfferedProperty().get());

        model.useProcessor();

        assertEquals(RunStage.READY, model.stageProperty().get());
        model.start();
        runs.runner.latest().end(new RunOutcome.Failed("The disk is full."));
        assertFalse(model.blocker().processorOfferedProperty().get());
    }

    @Test
    void nothingStartsWithSettingsThatAreNotAllowed() {
        runs.form.length().steps().textProperty().set("0");
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertFalse(runs.form.length().steps().problem().get().isEmpty());
        runs.form.length().steps().textProperty().set("three");
        assertFalse(runs.form.isValid());
        runs.form.length().steps().textProperty().set(" 3 ");
        assertTrue(runs.form.isValid());
    }

    @Test
    void whatCannotBeUsedIsShownWhenARunIsAskedFor() {
        model.start();
        runs.runner.complete();
        runs.form.seed().textProperty().set("first");
        model.start();
        assertEquals(RunStage.READY, model.stageProperty().get());
        assertTrue(runs.form.moreShownProperty().get());
        assertFalse(model.blocker().reasonProperty().get().isEmpty());
        assertEquals(1, runs.history.runs().size());
        runs.form.seed().textProperty().set("2");
        model.start();
        assertEquals("", model.blocker().reasonProperty().get());
        assertEquals(RunStage.RUNNING, model.stageProperty().get());
    }
}
