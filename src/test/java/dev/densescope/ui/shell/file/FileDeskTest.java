package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.RecordedWeights;
import dev.densescope.ui.shell.ScriptedFiles;
import dev.densescope.ui.shell.open.OpenTargets;
import dev.densescope.weights.SampleCheckpoints;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDeskTest {
    private static final DenseNetSpec START = TestWorkspace.DESIGN;

    @TempDir
    private Path folder;

    private final DesignDocument document = new DesignDocument(START);
    private final RecordedWeights weights = new RecordedWeights();
    private final ScriptedFiles dialogs = new ScriptedFiles();
    private final RecordedNotices notices = new RecordedNotices();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<Path> traces = new ArrayList<>();
    private int designs;
    private UserSettings settings;
    private FileDesk desk;

    @BeforeEach
    void setUpTheDesk() {
        settings = new UserSettings(folder.resolve("settings"), Runnable::run);
        desk = deskOver(Runnable::run);
    }

    private FileDesk deskOver(Executor worker) {
        return new FileDesk(
                document,
                weights,
                dialogs,
                notices,
                settings,
                new OpenTargets(() -> designs++, runs::add, traces::addAll),
                new Background(worker, Runnable::run));
    }

    @Test
    void aRunFileGoesToTheReportsAndTheDesignStays() throws IOException {
        Path file = Files.createFile(folder.resolve("shared.DSCOPE"));
        edit();
        dialogs.choose(file);
        desk.open();
        assertEquals(0, designs);
        assertEquals(List.of(file), runs);
        assertTrue(document.isUnsaved());
        assertEquals(List.of(), notices.failed());
        assertEquals(List.of("open in any folder"), dialogs.asked(), "nothing is left, so nothing is asked");
    }

    @Test
    void ofSeveralDesignsTheFirstThatCanBeReadIsOpened() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "{}");
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        DesignFile.write(first, START.withBatch(5));
        DesignFile.write(second, START.withBatch(6));
        desk.open(List.of(nonsense, first, second));
        assertEquals(5, document.spec().batch());
        assertEquals(1, designs);
        assertEquals(2, notices.failed().size(), notices.failed()::toString);
        assertTrue(notices.failed().get(0).contains("nonsense.json"), notices.failed()::toString);
        assertEquals(
                "Only one design is open at a time: first.json is opened, and second.json not.",
                notices.failed().get(1));
    }

    @Test
    void thatRunsStartFromTheOpenedWeightsIsWithdrawnWhenTheDesignNoLongerFitsThem() throws IOException {
        Path file = SampleWeights.write(folder.resolve("net.pth"), START.withClasses(14), "");
        assertOpens(file);
        assertEquals(1, notices.done().size());
        assertTrue(notices.done().get(0).contains("14 classes"), notices.done().get(0));
        document.edit("batch", spec -> spec.withBatch(3));
        assertEquals(1, notices.done().size(), "they still fit");
        document.edit("classes", spec -> spec.withClasses(3));
        assertEquals(List.of(), notices.done());
    }

    @Test
    void aDesignIsSavedOpenedAndSavedAgainWithoutBeingAskedForItsFile() {
        Path file = folder.resolve("a.json");
        dialogs.choose(file);
        edit();
        desk.save();
        assertEquals(List.of("save as three-blocks.json"), dialogs.asked());
        assertEquals(document.spec(), DesignFile.read(file));
        assertFalse(document.isUnsaved());
        edit();
        desk.save();
        assertEquals(1, dialogs.asked().size());
        assertEquals(document.spec(), DesignFile.read(file));
        assertEquals(List.of("Saved a.json.", "Saved a.json."), notices.done());
        assertEquals(List.of(file, file), notices.written(), "its notices open it");
        assertEquals(List.of(file), settings.recentFiles());
    }

    @Test
    void thatTheDesignCouldNotBeSavedIsWithdrawnWhenItIs() {
        dialogs.choose(folder.resolve("missing").resolve("a.json"));
        desk.save();
        assertEquals(1, notices.failed().size());
        dialogs.choose(folder.resolve("a.json"));
        desk.save();
        assertEquals(List.of(), notices.failed());
        assertEquals(List.of("Saved a.json."), notices.done());
    }

    @Test
    void whatAnotherProgramWroteToTheFileIsReplacedOnlyIfTheUserSaysSo() {
        Path file = saved(folder.resolve("shared.json"), START);
        open(file);
        edit();
        DenseNetSpec theirs = START.withBatch(START.batch() + 7);
        DesignFile.write(file, theirs);
        desk.save();
        assertEquals(List.of("replace changed shared.json"), dialogs.asked());
        assertEquals(theirs, DesignFile.read(file));
        assertTrue(document.isUnsaved());
        dialogs.replacesChanged = true;
        desk.save();
        assertEquals(document.spec(), DesignFile.read(file));
        assertFalse(document.isUnsaved());
    }

    @Test
    void saveAsKeepsTheOldFileAndGoesOnWithTheNew() {
        Path first = saved(folder.resolve("first.json"), START);
        open(first);
        edit();
        Path second = folder.resolve("second.json");
        dialogs.choose(second);
        desk.saveAs();
        assertEquals(List.of("save as first.json"), dialogs.asked());
        assertEquals(START, DesignFile.read(first));
        assertEquals(Optional.of(second), document.file());
        assertEquals(List.of(second, first), settings.recentFiles());
    }

    @Test
    void theWindowStaysUsableWhileTheFileIsWrittenAndWhatFollowsWaits() {
        desk = deskOver(work::add);
        Path file = folder.resolve("slow.json");
        dialogs.choose(file);
        edit();
        DenseNetSpec written = document.spec();
        List<Boolean> answers = new ArrayList<>();
        desk.save();
        assertFalse(Files.exists(file), "it is not written on the thread of the window");
        desk.mayLeave(answers::add);
        assertEquals(List.of(), answers);
        assertEquals(
                List.of("save as three-blocks.json"), dialogs.asked(), "it is not asked about what is being saved");
        work.remove().run();
        assertEquals(List.of(true), answers);
        assertEquals(written, DesignFile.read(file));
        assertFalse(document.isUnsaved());
    }

    @Test
    void anEditWhileTheFileIsWrittenIsUnsavedAndAskedAbout() {
        desk = deskOver(work::add);
        Path file = folder.resolve("slow.json");
        dialogs.choose(file);
        dialogs.answer(FileDialogs.Answer.SAVE);
        edit();
        List<Boolean> answers = new ArrayList<>();
        desk.mayLeave(answers::add);
        edit();
        work.remove().run();
        assertEquals(List.of(), answers, "the edit would be lost");
        work.remove().run();
        assertEquals(List.of(true), answers);
        assertEquals(document.spec(), DesignFile.read(file));
        String unsaved = "unsaved Three blocks";
        assertEquals(List.of(unsaved, "save as three-blocks.json", unsaved), dialogs.asked());
    }

    @Test
    void aFailureNobodyExpectedIsToldAndTheNextSaveIsMade() {
        Executor broken = refused -> {
            throw new IllegalStateException("no thread");
        };
        desk = deskOver(broken);
        dialogs.choose(folder.resolve("kept.json"));
        edit();
        dialogs.answer(FileDialogs.Answer.SAVE);
        assertFalse(mayLeave());
        assertFalse(mayLeave());
        assertEquals(2, notices.failures().size());
        assertTrue(document.isUnsaved());
    }

    @Test
    void savingWithoutAChoiceSavesNothing() {
        edit();
        desk.save();
        assertTrue(document.isUnsaved());
        assertEquals(List.of(), notices.failed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"design", "design-0.5", "my.design"})
    void aNameWithoutOurExtensionGetsIt(String name) {
        dialogs.choose(folder.resolve(name));
        desk.saveAs();
        assertEquals(START, DesignFile.read(folder.resolve(name + ".json")));
        dialogs.choose(folder.resolve("OTHER.JSON"));
        desk.saveAs();
        assertTrue(Files.exists(folder.resolve("OTHER.JSON")));
    }

    @Test
    void aFileTheDialogDidNotAskAboutIsNotOverwritten() {
        Path there = saved(folder.resolve("design.json"), START);
        edit();
        dialogs.choose(folder.resolve("design"));
        desk.saveAs();
        assertEquals(START, DesignFile.read(there));
        assertTrue(document.isUnsaved());
        assertEquals(
                List.of("design.json already exists: choose it by its full name to replace it."), notices.failed());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndTheDesignStaysUnsaved() {
        edit();
        dialogs.choose(folder.resolve("no such folder").resolve("a.json"));
        desk.save();
        assertTrue(document.isUnsaved());
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).endsWith("cannot be written: there is no such file or folder."));
        assertEquals(List.of(), settings.recentFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "\u0000\u0001\u0002", "{\"version\": 99}", "[]"})
    void aBrokenFileIsToldAndLosesNothing(String content) throws IOException {
        edit();
        DenseNetSpec before = document.spec();
        Path broken = Files.writeString(folder.resolve("broken.json"), content);
        dialogs.answer(FileDialogs.Answer.DISCARD);
        open(broken);
        assertEquals(before, document.spec());
        assertTrue(document.isUnsaved());
        assertEquals("batch", document.undoNameProperty().get());
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).contains("broken.json"), notices.failed()::toString);
        assertEquals(List.of(), settings.recentFiles());
    }

    @Test
    void aFileThatIsGoneIsTold() {
        Path gone = folder.resolve("gone.json");
        open(gone);
        assertEquals(START, document.spec());
        assertEquals(List.of(gone + " was not found: check its name and folder."), notices.failed());
    }

    @Test
    void unsavedWorkIsLeftOnlyAsTheUserAnswers() {
        Path other = saved(folder.resolve("other.json"), START.withClasses(7));
        edit();
        DenseNetSpec work = document.spec();

        dialogs.answer(FileDialogs.Answer.CANCEL);
        open(other);
        dialogs.choose(other);
        desk.open();
        desk.startNew();
        assertEquals(work, document.spec());
        String unsaved = "unsaved Three blocks";
        assertEquals(List.of(unsaved, "open in any folder", unsaved, unsaved), dialogs.asked());

        dialogs.answer(FileDialogs.Answer.SAVE);
        dialogs.chooseNothing();
        assertFalse(mayLeave(), "the dialog for the file was left without a choice");
        assertEquals(work, document.spec());

        Path kept = folder.resolve("kept.json");
        dialogs.choose(kept);
        open(other);
        assertEquals(work, DesignFile.read(kept));
        assertEquals(START.withClasses(7), document.spec());

        edit();
        dialogs.answer(FileDialogs.Answer.DISCARD);
        desk.startNew();
        assertEquals(FileDesk.startDesign(), document.spec());
        assertEquals(START.withClasses(7), DesignFile.read(other));
        assertEquals(Optional.empty(), document.file());
    }

    @Test
    void savedWorkIsLeftWithoutAQuestion() {
        desk.startNew();
        assertTrue(mayLeave());
        assertEquals(List.of(), dialogs.asked());
    }

    @Test
    void weightsAreOpenedAsTheirDesignAndRunsBeginWithThem() throws IOException {
        DenseNetSpec spec = START.withClasses(14);
        Path file = SampleWeights.write(folder.resolve("chest.pth"), spec, "module.");

        open(file);

        assertEquals(spec.blocks(), document.spec().blocks());
        assertEquals(14, document.spec().classes());
        assertEquals(Optional.empty(), document.file(), "saving does not replace the weights");
        assertFalse(document.isUnsaved());
        assertEquals(Optional.of(file), weights.used());
        assertEquals(
                List.of("chest with 14 classes, from chest.pth. Assumed: batch 64 and input 32x32. Runs start from its "
                        + "weights."),
                notices.done());
        open(saved(folder.resolve("other.json"), START));
        assertEquals(Optional.empty(), weights.used());
    }

    @Test
    void weightsWithAValueThatIsNotANumberAreRefusedWhenTheyAreOpened() throws IOException {
        Path file = SampleWeights.writeNotANumber(folder.resolve("nan.pth"), START);
        open(file);
        assertEquals(Optional.empty(), weights.used());
        assertEquals(List.of(), notices.done());
        assertEquals(
                List.of(
                        "Weights file %s cannot be used: value 0 of classifier.bias is NaN, but must be a finite number."
                                .formatted(file)),
                notices.failed());
    }

    @Test
    void anImageIsSaidToBeOne() throws IOException {
        Path file = Files.write(folder.resolve("cat.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        open(file);
        assertEquals(
                List.of(
                        "cat.jpg is a JPEG image: DenseScope opens designs, weights, run files, PyTorch memory snapshots "
                                + "and Chrome traces."),
                notices.failed());
    }

    @Test
    void weightsForOtherThanColourImagesTellTheirChannels() throws IOException {
        DenseNetSpec grey = START.withInput(new InputSpec(1, 32, 32)).withClasses(5);
        open(SampleWeights.write(folder.resolve("grey.pth"), grey, ""));
        assertEquals(
                List.of("grey with 5 classes and 1 input channel, from grey.pth. Assumed: batch 64 and input 32x32. "
                        + "Runs start from its weights."),
                notices.done());
    }

    @Test
    void weightsOfAnotherNetworkAreToldAndLoseNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("densenet121.pth"), "<html>404</html>");
        open(file);
        assertEquals(START, document.spec());
        assertEquals(
                List.of(("Weights file %s cannot be used: it is a web page instead "
                                + "of the downloaded file: download it again.")
                        .formatted(file)),
                notices.failed());
    }

    @Test
    void theDialogStartsWhereTheLastFileWas() {
        desk.open();
        Path elsewhere = saved(folder.resolve("elsewhere.json"), START);
        open(elsewhere);
        desk.open();
        assertEquals(List.of("open in any folder", "open in " + folder.getFileName()), dialogs.asked());
    }

    private boolean mayLeave() {
        List<Boolean> answers = new ArrayList<>();
        desk.mayLeave(answers::add);
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    private void open(Path file) {
        desk.open(List.of(file));
    }

    private void assertOpens(Path file) {
        int before = designs;
        open(file);
        assertEquals(before + 1, designs, notices.failed()::toString);
    }

    private void edit() {
        document.edit("batch", spec -> spec.withBatch(spec.batch() + 1));
    }

    @Test
    void aCheckpointIsOpenedWithItsOwnDesignAndItsTrainingIsOffered() {
        DenseNetSpec trained = START.withBatch(5).withDropout(0.25);
        Path file = SampleCheckpoints.write(folder.resolve("state.safetensors"), trained, 6);
        weights.use(folder.resolve("others.pth"));

        assertOpens(file);

        assertEquals(trained, document.spec());
        assertEquals(Optional.empty(), weights.used());
        assertEquals(
                List.of("Opened %s, batch 5: the design of checkpoint state.safetensors, trained for 6 steps."
                        .formatted(trained.name())),
                notices.done());
        assertEquals(Optional.empty(), weights.resumed());
        notices.links().get(0).run();
        assertEquals(Optional.of(file), weights.resumed());
    }

    @Test
    void aTrainingThatIsResumedLaterComesWithItsDesign() {
        Path file = SampleCheckpoints.write(folder.resolve("state.safetensors"), START.withBatch(5), 6);
        open(file);
        edit();
        dialogs.answer(FileDialogs.Answer.CANCEL);
        notices.links().get(0).run();
        assertEquals(Optional.empty(), weights.resumed());
        dialogs.answer(FileDialogs.Answer.DISCARD);
        notices.links().get(0).run();
        assertEquals(START.withBatch(5), document.spec());
        assertEquals(Optional.of(file), weights.resumed());
    }

    private static Path saved(Path file, DenseNetSpec design) {
        DesignFile.write(file, design);
        return file;
    }

    @Test
    void whatIsSavedOnLeavingIsTheWorkAndNotThePresetThatWasLookedAtLast() {
        document.edit("batch", spec -> spec.withBatch(17));
        document.replace("preset", Presets.find("densenet-121").orElseThrow());
        document.replace("preset", Presets.find("densenet-169").orElseThrow());
        Path file = folder.resolve("work.json");
        dialogs.choose(file);
        dialogs.answer(FileDialogs.Answer.SAVE);
        assertTrue(mayLeave());
        assertEquals(17, DesignFile.read(file).batch());
    }

    @Test
    void aPresetThatIsShownAgainAfterTheQuestionAboutTheWorkBeforeItHasItsHistory() {
        document.edit("batch", spec -> spec.withBatch(17));
        DenseNetSpec preset = Presets.find("densenet-121").orElseThrow();
        document.replace("preset", preset);
        assertFalse(mayLeave(), "the question is answered with cancel");
        assertEquals(List.of("unsaved Three blocks, replaced by DenseNet-121"), dialogs.asked());
        assertShown(preset);
        dialogs.answer(FileDialogs.Answer.DISCARD);
        assertTrue(mayLeave());
        assertShown(preset);
        assertEquals("", document.lastMoveProperty().get(), "the user has undone nothing");
        document.undo();
        assertEquals(START.withBatch(17), document.spec());
    }

    @Test
    void aPresetIsShownAgainOnceTheWorkBeforeItIsSavedAndThenNothingIsUnsaved() {
        document.edit("batch", spec -> spec.withBatch(17));
        DenseNetSpec preset = Presets.find("densenet-121").orElseThrow();
        document.replace("preset", preset);
        dialogs.answer(FileDialogs.Answer.SAVE);
        dialogs.chooseNothing();
        assertFalse(mayLeave(), "no file is chosen");
        assertShown(preset);
        assertTrue(document.isUnsaved());
        dialogs.choose(folder.resolve("work.json"));
        assertTrue(mayLeave());
        assertShown(preset);
        assertFalse(document.isUnsaved());
        assertEquals(17, DesignFile.read(folder.resolve("work.json")).batch());
    }

    @Test
    void whatIsEditedWhileTheWorkBeforeAPresetIsWrittenStaysOnTheScreen() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        desk = deskOver(waiting::add);
        document.edit("batch", spec -> spec.withBatch(17));
        document.replace("preset", Presets.find("densenet-121").orElseThrow());
        dialogs.answer(FileDialogs.Answer.SAVE);
        dialogs.choose(folder.resolve("work.json"));
        List<Boolean> answers = new ArrayList<>();
        desk.mayLeave(answers::add);
        document.edit("batch", spec -> spec.withBatch(18));
        dialogs.answer(FileDialogs.Answer.CANCEL);
        waiting.remove().run();
        assertEquals(List.of(false), answers);
        assertEquals(START.withBatch(18), document.spec());
    }

    private void assertShown(DenseNetSpec preset) {
        assertEquals(preset, document.spec());
        assertEquals("preset", document.undoNameProperty().get());
        assertEquals("", document.redoNameProperty().get());
    }

    @Test
    void thatAPlanIsNotSavedWithItsDesignIsToldAndItCanBeCopied() {
        StoragePlan plan = StepPlan.of(Network.of(START), Strategies.baseline());
        document.choose(plan);
        dialogs.choose(folder.resolve("a.json"));
        desk.save();
        assertEquals(List.of("Saved a.json without the plan: no design file has one."), notices.done());
        Pictures.startToolkit();
        String copied = Pictures.onFx(() -> {
            notices.links().get(0).run();
            return Clipboard.getSystemClipboard().getString();
        });
        assertEquals(plan, PlanText.parse(copied, Network.of(START)));
        document.undo();
        desk.save();
        assertEquals("Saved a.json.", notices.done().get(notices.done().size() - 1));
    }
}
