package dev.densescope.ui.run.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Background;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import dev.densescope.weights.tensor.HeadChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFormTest {
    @TempDir
    private Path folder;

    private final RunForm form = new RunForm(List.of("cpu", "nd4j"), 2);

    @Test
    void aRunLastsForEpochsOnlyWhenTheyAreCounted() {
        form.length().epochs().textProperty().set("7");
        assertEquals(OptionalInt.empty(), settings().epochs());
        form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
        assertEquals(OptionalInt.of(7), settings().epochs());
        form.length().steps().textProperty().set("none");
        assertTrue(form.isValid(), "steps are not asked for");
        form.length().epochs().textProperty().set("0");
        assertFalse(form.isValid());
    }

    @Test
    void theRecipeIsWhatIsTyped() {
        form.recipe().learningRate().textProperty().set(" 0.05 ");
        form.recipe().scheduleProperty().set(LearningRateSchedule.COSINE);
        form.recipe().momentum().textProperty().set("0");
        form.recipe().shuffleProperty().set(false);
        assertEquals(0.05, settings().recipe().learningRate());
        assertEquals(LearningRateSchedule.COSINE, settings().recipe().schedule());
        assertEquals(0, settings().recipe().momentum());
        assertFalse(settings().recipe().shuffle());
    }

    @Test
    void aNumberThatIsNoneHasASentenceAtItsFieldWhichComesIntoSight() {
        for (String wrong : List.of("fast", "-1", "NaN", "1e9", "")) {
            form.moreShownProperty().set(false);
            form.recipe().learningRate().textProperty().set(wrong);
            assertFalse(check(), wrong);
            assertFalse(form.recipe().learningRate().problem().get().isEmpty());
            assertTrue(form.moreShownProperty().get());
            assertEquals(0.1, settings().recipe().learningRate());
        }
    }

    @Test
    void whatCannotBeUsedIsToldWithWhatCan() {
        for (String wrong : List.of("", "many", "0", "1.5", "1000001", "99999999999999999999999")) {
            form.length().steps().textProperty().set(wrong);
            assertEquals(
                    "Type a whole number from 1 to 1,000,000.",
                    form.length().steps().problem().get(),
                    wrong);
        }
        for (String wrong : List.of("", "fast", "-1", "1e9")) {
            form.recipe().learningRate().textProperty().set(wrong);
            assertEquals(
                    "Type a number from 0 to 1,000.",
                    form.recipe().learningRate().problem().get(),
                    wrong);
        }
        form.seed().textProperty().set("99999999999999999999999");
        assertEquals(
                "Type a whole number of at most 18 digits.",
                form.seed().problem().get());
    }

    @Test
    void aFileToBeginWithMustBeChosenAndBeThere() throws IOException {
        form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
        assertEquals("Choose a file.", form.start().weights().problem().get());
        assertFalse(check());
        Path weights = folder.resolve("weights.safetensors");
        form.start().weights().choose(weights);
        assertEquals(
                "The file " + weights + " is missing: choose another.",
                form.start().weights().problem().get());
        Files.createFile(weights);
        assertTrue(check());
        assertEquals(new StartingPoint.Weights(weights), settings().start());
        Files.delete(weights);
        assertFalse(check());
        form.start().kindProperty().set(StartForm.Kind.SEED);
        assertTrue(check());
        assertEquals(new StartingPoint.Seed(), settings().start());
    }

    @Test
    void whatARunBeginsWithIsNotWhatItWrites() throws IOException {
        Path weights = Files.createFile(folder.resolve("weights.safetensors"));
        Path link = Files.createSymbolicLink(folder.resolve("link.safetensors"), weights);
        form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
        form.start().weights().choose(weights);
        form.outputs().weights().choose(link);
        assertEquals(
                "A run must not overwrite the file it starts from: choose another.",
                form.outputs().sameFile().get());
        assertFalse(check());
        form.outputs().weights().clear();
        form.outputs().checkpoint().choose(link);
        assertFalse(check());
        form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        form.start().checkpoint().choose(weights);
        assertTrue(check(), "a checkpoint takes its own place");
    }

    @Test
    void whatIsWrittenNeedsAFolderAndAFileOfItsOwn() {
        Path weights = folder.resolve("weights.safetensors");
        form.outputs().weights().choose(folder.resolve("missing").resolve("weights.safetensors"));
        assertEquals(
                "The folder " + folder.resolve("missing") + " is missing: choose another.",
                form.outputs().weights().problem().get());
        form.outputs().weights().choose(folder);
        assertEquals(
                folder + " is a folder: choose a file.",
                form.outputs().weights().problem().get());
        form.outputs().weights().choose(weights);
        form.outputs().checkpoint().choose(folder.resolve(".").resolve("weights.safetensors"));
        assertFalse(form.outputs().sameFile().get().isEmpty());
        assertFalse(check());
        form.outputs().checkpoint().choose(folder.resolve("WEIGHTS.safetensors"));
        assertFalse(check(), "one file on some systems");
        Path checkpoint = folder.resolve("state.safetensors");
        form.outputs().checkpoint().choose(checkpoint);
        form.outputs().everySteps().textProperty().set("50");
        assertTrue(check());
        assertEquals(
                new RunOutputs(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(weights),
                        Optional.of(new RunOutputs.Checkpoint(checkpoint, 50))),
                form.runOutputs());
    }

    @Test
    void aRefusalStandsAtTheFieldItIsAboutUntilThatChanges() throws IOException {
        Path weights = Files.createFile(folder.resolve("weights.safetensors"));
        form.start().kindProperty().set(StartForm.Kind.WEIGHTS);
        form.start().weights().choose(weights);
        assertTrue(form.refused(
                new RunRefusedException(RunRefusedException.Subject.START, Text.verbatim("conv0 has another shape."))));
        assertEquals(
                "conv0 has another shape.", form.start().weights().problem().get());
        assertTrue(form.moreShownProperty().get());
        form.start().weights().choose(Files.createFile(folder.resolve("others.safetensors")));
        assertEquals("", form.start().weights().problem().get());
        form.data().sourceProperty().set(DataForm.Source.IMAGES);
        form.data().choose(folder);
        assertTrue(form.refused(
                new RunRefusedException(RunRefusedException.Subject.DATA, Text.verbatim("One class only."))));
        assertEquals("One class only.", form.data().folderProblem().get());
        assertTrue(check(), "it is tried again");
        assertFalse(form.refused(new RunRefusedException(Text.verbatim("Another run is in progress."))));
    }

    @Test
    void aClassifierThatDoesNotFitMayBeginAnew() throws IOException {
        Path weights = Files.createFile(folder.resolve("weights.pth"));
        form.start().use(weights);
        assertEquals(new StartingPoint.Weights(weights), settings().start());
        assertTrue(form.refused(new RunRefusedException(
                RunRefusedException.Subject.CLASSIFIER, Text.verbatim("It has 14 classes instead of 10."))));
        form.start().headProperty().set(HeadChoice.NEW);
        assertTrue(form.isValid(), "it was said of the other choice");
        assertEquals(
                new StartingPoint.Weights(weights, HeadChoice.NEW), settings().start());
        form.start().forget();
        assertEquals(new StartingPoint.Seed(), settings().start());
    }

    @Test
    void weightsThatTheUserChoseAreKeptWhenADesignIsOpened() throws IOException {
        form.start().use(Files.createFile(folder.resolve("opened.pth")));
        Path chosen = Files.createFile(folder.resolve("chosen.pth"));
        form.start().weights().choose(chosen);
        form.start().forget();
        assertEquals(new StartingPoint.Weights(chosen), settings().start());
    }

    @Test
    void aFolderOfImagesThatIsGoneIsSaidAtTheField() {
        form.data().sourceProperty().set(DataForm.Source.IMAGES);
        form.data().choose(folder.resolve("gone"));
        assertEquals(
                "The folder " + folder.resolve("gone") + " is missing: choose another.",
                form.data().folderProblem().get());
        assertFalse(check());
    }

    @Test
    void filesAreInspectedOnTheWorkerOnly() {
        Deque<Runnable> worker = new ArrayDeque<>();
        RunForm window = new RunForm(List.of("cpu"), 2, new FileLooks(new Background(worker::add, Runnable::run)));
        List<Boolean> checked = new ArrayList<>();
        Path gone = folder.resolve("gone");
        window.data().sourceProperty().set(DataForm.Source.IMAGES);
        window.data().choose(gone);
        window.start().use(gone);
        window.outputs().weights().choose(gone.resolve("weights.safetensors"));
        window.check(checked::add);
        assertEquals("", window.data().folderProblem().get());
        assertEquals("", window.start().weights().problem().get());
        assertEquals("", window.outputs().weights().problem().get());
        assertEquals(List.of(), checked, "it is not known yet");
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
        assertEquals(
                "The folder " + gone + " is missing: choose another.",
                window.data().folderProblem().get());
        assertEquals(
                "The file " + gone + " is missing: choose another.",
                window.start().weights().problem().get());
        assertEquals(
                "The folder " + gone + " is missing: choose another.",
                window.outputs().weights().problem().get());
        assertEquals(List.of(false), checked);
    }

    private boolean check() {
        List<Boolean> checked = new ArrayList<>();
        form.check(checked::add);
        return checked.get(0);
    }

    @Test
    void allThatIsSetSurvivesARestart() {
        Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
        FormMemory memory = new FormMemory(form, workspace);
        int[] changes = {0};
        memory.whenChanged(() -> changes[0]++);
        workspace.planProperty().set(Sharing.of(Strategy.IN_PLACE));
        workspace.sharedScopeProperty().set(SharedScope.BLOCK);
        form.length().unitProperty().set(LengthForm.Unit.EPOCHS);
        form.length().epochs().textProperty().set("300");
        form.data().sourceProperty().set(DataForm.Source.IMAGES);
        form.data().choose(folder);
        form.recipe().scheduleProperty().set(LearningRateSchedule.STEP);
        form.recipe().shuffleProperty().set(false);
        form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        form.start().checkpoint().choose(folder.resolve("state.safetensors"));
        form.outputs().checkpoint().choose(folder.resolve("next.safetensors"));
        form.outputs().everySteps().textProperty().set("500");
        form.deviceProperty().set("nd4j");
        assertTrue(changes[0] >= 12);

        RunForm after = new RunForm(List.of("cpu", "nd4j"), 2);
        Workspace workspaceAfter = TestWorkspace.of(TestWorkspace.DESIGN);
        FormMemory memoryAfter = new FormMemory(after, workspaceAfter);
        memoryAfter.restore(memory.values());

        assertEquals(memory.values(), memoryAfter.values());
        // what to begin with is chosen anew, though the file is still known
        assertEquals(StartForm.Kind.SEED, after.start().kindProperty().get());
        after.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        assertEquals(settings(), after.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.SHARED)));
        // what is written belongs to one run
        assertEquals(RunOutputs.only(Optional.empty()), after.runOutputs());
        assertEquals("500", after.outputs().everySteps().textProperty().get());
        assertEquals(new Sharing(Strategy.IN_PLACE, SharedScope.BLOCK), workspaceAfter.plan());
    }

    @Test
    void aStrategyIsKnownByTheWordOfEarlierVersionsToo() {
        Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
        new FormMemory(form, workspace).restore(Map.of("strategy", "SHARED_CONCAT", "sharedScope", "BLOCK"));
        assertEquals(new Sharing(Strategy.SHARED_CONCAT, SharedScope.BLOCK), workspace.plan());
    }

    @Test
    void aPlanWithADecisionForEachLayerIsKeptForItsDesign() {
        Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
        StoragePlan plan = StepPlan.of(Network.of(TestWorkspace.DESIGN), Strategy.CHECKPOINT);
        workspace.planProperty().set(plan);
        Map<String, String> kept = new FormMemory(form, workspace).values();

        Workspace same = TestWorkspace.of(TestWorkspace.DESIGN);
        new FormMemory(new RunForm(List.of("cpu"), 2), same).restore(kept);
        assertEquals(plan, same.plan());
        Workspace other = TestWorkspace.of(Presets.find("densenet-121").orElseThrow());
        StoragePlan before = other.plan();
        new FormMemory(new RunForm(List.of("cpu"), 2), other).restore(kept);
        assertEquals(before, other.plan());
    }

    @Test
    void whatIsNoNumberIsNotKept() {
        form.length().epochs().textProperty().set("-3");
        FormMemory memory = new FormMemory(form, TestWorkspace.of(TestWorkspace.DESIGN));
        RunForm after = new RunForm(List.of("cpu", "nd4j"), 2);
        String usual = after.length().epochs().textProperty().get();
        new FormMemory(after, TestWorkspace.of(TestWorkspace.DESIGN)).restore(memory.values());
        assertEquals(usual, after.length().epochs().textProperty().get());
    }

    @Test
    void numbersAreKeptForStartsWithOtherSeparators() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            form.length().steps().textProperty().set("1.500");
            form.recipe().learningRate().textProperty().set("0,05");
            form.recipe().momentum().textProperty().set("0.500");
            RunSettings typed = settings();
            FormMemory memory = new FormMemory(form, TestWorkspace.of(TestWorkspace.DESIGN));
            Map<String, String> kept = memory.values();
            Locale.setDefault(Locale.Category.FORMAT, Locale.US);
            RunForm after = new RunForm(List.of("cpu", "nd4j"), 2);
            new FormMemory(after, TestWorkspace.of(TestWorkspace.DESIGN)).restore(kept);
            assertTrue(after.isValid());
            assertEquals(typed, after.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.SHARED)));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void numbersAreShownAsTheUserWritesThemAndReadInBothForms() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            RecipeForm recipe = new RunForm(List.of("cpu"), 2).recipe();
            assertEquals("0,1", recipe.learningRate().textProperty().get());
            assertEquals("0,9", recipe.momentum().textProperty().get());
            assertEquals("0,0001", recipe.weightDecay().textProperty().get());
            for (String typed : List.of("0,25", "0.25", "2,5e-1")) {
                recipe.learningRate().textProperty().set(typed);
                assertEquals("", recipe.learningRate().problem().get());
                assertEquals(0.25, recipe.learningRate().decimal());
                assertFalse(recipe.learningRate().isUsual());
            }
            recipe.learningRate().textProperty().set("0.1");
            assertTrue(recipe.learningRate().isUsual());
            recipe.learningRate().show("0.05");
            assertEquals("0,05", recipe.learningRate().textProperty().get());
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void wordsThatAreNotUnderstoodAnyMoreArePassedOver() {
        FormMemory memory = new FormMemory(form, TestWorkspace.of(TestWorkspace.DESIGN));
        Map<String, String> before = memory.values();
        memory.restore(Map.of("strategy", "MAGIC", "device", "cuda", "folder.IMAGES", "\0", "unknown", "1"));
        assertEquals(before, memory.values());
        assertEquals(new DataChoice.Synthetic(), settings().data());
    }

    @Test
    void aGpuOfAnEarlierStartIsChosenBeforeItIsFoundAgain() {
        FormMemory memory = new FormMemory(form, TestWorkspace.of(TestWorkspace.DESIGN));
        memory.restore(Map.of("device", "cuda:1"));
        assertEquals("cuda:1", settings().device());
        form.offer(List.of("cuda:0", "cuda:1"));
        assertEquals(List.of("cpu", "nd4j", "cuda:1", "cuda:0"), form.devices());
        form.useProcessor();
        assertEquals("cpu", settings().device());
    }

    private RunSettings settings() {
        return form.settings(TestWorkspace.DESIGN, Sharing.of(Strategy.SHARED));
    }
}
