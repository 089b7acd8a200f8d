package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.image.ImageFiles;
import dev.densescope.failure.ProgramLog;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.StoredCosts;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import dev.densescope.weights.SavedTraining;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over the real engine, driven by mouse and keys as its user would. */
class WindowJourneyTest {
    private static final int MAX_SECONDS = 60;

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<Path> opened = new ArrayList<>();
    private final ScriptedFiles files = new ScriptedFiles();
    private final ScriptedForms forms = new ScriptedForms();
    private DesktopWindow window;
    private Stage stage;

    @BeforeEach
    void openTheWindow() {
        Pictures.startToolkit();
        StoredCosts.ofProcessor(folder.resolve("costs")); // else the Plan screen calibrates the processor
        stage = Pictures.onFx(() -> {
            Stage shown = new Stage();
            window = new DesktopWindow(folder, runsFolder(), new ProgramLog(folder.resolve("logs")));
            window.open(
                    shown,
                    (file, failed) -> opened.add(file),
                    new Appearance(Theme.LIGHT, false),
                    new WindowDialogs(
                            files, forms, Optional::empty, new ScriptedExports().into(folder), new NoCompareDialogs()));
            shown.setX(0);
            shown.setY(0);
            return shown;
        });
        FirstScreen.await(stage);
    }

    @AfterEach
    void closeTheWindow() {
        Pictures.onFx(() -> {
            stage.close();
            window.close();
            return stage;
        });
    }

    @Test
    void aDesignIsEditedRunCancelledAndReported() throws IOException {
        startFromPreset("BC-40-12");
        waitFor(".figure", "176,122");
        type("#field-batch", "4");
        robot.clickOn("Block 1");
        type("#field-growthRate", "24");
        waitUntil(() -> !text(".figure").equals("176,122"));
        robot.press(KeyCode.SHORTCUT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHORTCUT);
        Frames.settle();
        waitFor(".figure", "176,122");
        assertEquals("12", ((TextInputControl) node("#field-growthRate")).getText());

        showScreen("Run");
        type("#run-steps", "3");
        robot.clickOn("#run-more");
        type("#run-warmup", "0");
        robot.clickOn("#run-start");
        waitFor("#run-headline", "3 of 3 steps");
        assertEquals("Measured = predicted, to the byte", text("#run-badge"));

        showScreen("Plan");
        waitUntil(() -> !node("#plan-run").isDisabled());
        robot.clickOn("#plan-run");
        waitUntil(() ->
                text("#run-headline").startsWith("3 of 3 steps") && runFiles().size() == 2);

        robot.clickOn("#run-change");
        type("#run-steps", "100000");
        robot.clickOn("#run-start");
        waitUntil(() -> exists("#run-headline") && text("#run-headline").startsWith("Step 2"));
        files.answer(FileDialogs.RunAnswer.STOP);
        robot.clickOn("#run-stop");
        waitUntil(() -> exists("#run-sentence") && text("#run-sentence").startsWith("The run was cancelled"));

        showScreen("Reports");
        waitUntil(() -> exists("#reports-export"));
        robot.clickOn("#reports-export");
        waitUntil(() -> exists("#reports-export-html"));
        robot.clickOn("#reports-export-html");
        Path report = folder.resolve("densenet-bc-40-12-report.html");
        waitUntil(() -> Files.exists(report));
        String html = Files.readString(report);
        assertTrue(html.contains("DenseNet-BC-40-12") && html.endsWith("</html>\n"), "the whole report is there");
        assertEquals(List.of("Completed", "Completed", "Cancelled"), outcomes());
    }

    @Test
    void aTrainingForEpochsIsStoppedByClosingAndGoesOnFromItsCheckpointInAnotherWindow() throws IOException {
        images();
        reopen(Map.of(
                "run.data",
                "IMAGES",
                "run.folder.IMAGES",
                folder.resolve("images").toString(),
                "run.unit",
                "EPOCHS",
                "run.epochs",
                "5000"));
        smallDesign();
        showScreen("Run");
        Pictures.take(stage.getScene(), "journey-epochs-ready");
        robot.clickOn("#run-start");
        waitUntil(() -> exists("#run-headline") && stepNumber() > 4);
        showBelow("Epochs");
        waitUntil(() -> ((TableView<?>) node("#run-epoch-table")).getItems().size() > 1);
        waitFor("#run-skipped", "1 image file was skipped.");
        Pictures.take(stage.getScene(), "journey-epochs-running");
        files.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        files.answer(FileDialogs.Answer.DISCARD);
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        waitUntil(() -> !stage.isShowing());
        Path checkpoint = onlyCheckpoint();
        int reached = SavedTraining.of(checkpoint).orElseThrow().steps();

        reopen(Map.of("run.resume", checkpoint.toString()));
        smallDesign();
        showScreen("Run");
        robot.clickOn("#run-more");
        robot.interact(() -> ((ToggleButton)
                        robot.from(robot.lookup("#run-start-kind").<javafx.scene.Node>query())
                                .lookup("Checkpoint")
                                .query())
                .fire());
        robot.clickOn("#run-button");
        waitUntil(() -> exists("#run-headline") && stepNumber() > reached + 2);
        showBelow("Steps");
        waitUntil(() -> !((TableView<?>) node("#run-step-table")).getItems().isEmpty());
        Pictures.take(stage.getScene(), "journey-resumed");
        StepSummary first = (StepSummary)
                ((TableView<?>) node("#run-step-table")).getItems().get(0);
        assertEquals(reached + 1, first.step());
        files.answer(FileDialogs.RunAnswer.STOP);
        robot.clickOn("#run-button");
        waitUntil(() -> exists("#run-sentence") && text("#run-sentence").startsWith("The run was cancelled"));
        assertTrue(
                text("#run-sentence").contains("Resume goes back to the checkpoint of step " + reached + ": "),
                text("#run-sentence"));
        assertEquals("Resume after step " + reached, text("#run-resume-stopped"));
        assertEquals(List.of("Cancelled", "Cancelled"), outcomes());

        files.answer(FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT);
        robot.clickOn("#run-resume-stopped");
        waitUntil(() -> exists("#run-headline") && stepNumber() > reached + 2);
        robot.clickOn("#run-stop");
        waitUntil(() -> exists("#run-sentence") && text("#run-sentence").contains("checkpoint written to "));
        int kept = Integer.parseInt(text("#run-resume-stopped").replaceAll("\\D", ""));
        assertTrue(kept > reached, "it goes on from the newest");
    }

    /** The checkpoint that a run left next to its file. */
    private Path onlyCheckpoint() throws IOException {
        try (Stream<Path> kept = Files.list(runsFolder())) {
            List<Path> checkpoints = kept.filter(file -> file.toString().endsWith(".checkpoint.safetensors"))
                    .toList();
            assertEquals(1, checkpoints.size());
            return checkpoints.get(0);
        }
    }

    private void showBelow(String table) {
        robot.clickOn(robot.from(robot.lookup("#run-lower").<javafx.scene.Node>query())
                .lookup(table)
                .<javafx.scene.Node>query());
    }

    private void showScreen(String title) {
        ToggleButton tab = robot.lookup(".tab")
                .<ToggleButton>match(found -> title.equals(found.getText()))
                .query();
        robot.clickOn(tab);
    }

    private int stepNumber() {
        String headline = text("#run-headline");
        return headline.matches(".*\\d.*")
                ? Integer.parseInt(headline.replaceAll("^\\D*([\\d,]+).*", "$1").replace(",", ""))
                : 0;
    }

    private void startFromPreset(String search) {
        robot.clickOn("#start-from");
        robot.clickOn("#start-search").write(search);
        robot.type(KeyCode.ENTER);
    }

    private void smallDesign() {
        showScreen("Design");
        startFromPreset("BC-40-12");
        waitFor(".figure", "176,122");
        type("#field-batch", "2");
        type("#field-classes", "2");
        waitUntil(() -> !text(".figure").equals("176,122"));
    }

    private void images() throws IOException {
        for (String part : List.of("train", "val")) {
            for (int image = 0; image < 8; image++) {
                int seed = image;
                ImageFiles.png(
                        folder.resolve("images")
                                .resolve(part)
                                .resolve(image % 2 == 0 ? "cat" : "dog")
                                .resolve(image + ".png"),
                        40,
                        40,
                        (x, y) -> (x * 7919 + y * 104729) * (seed + 1));
            }
        }
        Files.createFile(
                folder.resolve("images").resolve("train").resolve("cat").resolve("empty.png"));
    }

    /** Another window, which finds settings that were kept: those there are and some more. */
    private void reopen(Map<String, String> more) throws IOException {
        closeTheWindow();
        Path file = folder.resolve("settings.properties");
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        settings.putAll(more);
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        openTheWindow();
    }

    /** Outcomes of the runs that were kept, oldest first. */
    private List<String> outcomes() throws IOException {
        return runFiles().stream()
                .map(RunFileReader::read)
                .sorted(Comparator.comparing(RunRecord::startedAt))
                .map(RunRecord::outcome)
                .map(RunOutcome::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private List<Path> runFiles() throws IOException {
        try (Stream<Path> kept = Files.list(runsFolder())) {
            return kept.filter(file -> file.toString().endsWith(".dscope")).toList();
        }
    }

    private Path runsFolder() {
        return folder.resolve("runs");
    }

    private void type(String field, String text) {
        robot.interact(() -> node(field).requestFocus()); // it may have to be scrolled to
        robot.press(KeyCode.SHORTCUT, KeyCode.A).release(KeyCode.A, KeyCode.SHORTCUT);
        robot.write(text);
        Frames.settle();
    }

    private void waitFor(String label, String text) {
        waitUntil(() -> exists(label) && text(label).equals(text));
    }

    private static void waitUntil(java.util.concurrent.Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(MAX_SECONDS, TimeUnit.SECONDS, () -> Pictures.onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("the window did not get there in time", e);
        }
        Frames.settle();
    }

    private boolean exists(String selector) {
        return robot.lookup(selector).tryQuery().isPresent();
    }

    private javafx.scene.Node node(String selector) {
        return robot.lookup(selector).query();
    }

    private String text(String selector) {
        return ((Labeled) node(selector)).getText();
    }
}
