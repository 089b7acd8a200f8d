package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.Presets;
import dev.densescope.weights.tensor.HeadChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCommandTest {
    private static final long SHARED_RESERVED_BYTES_LIMIT = 1;

    @TempDir
    private Path folder;

    private FakeRunner runner;
    private Path out;

    @BeforeEach
    void choosePlaces() {
        runner = new FakeRunner();
        out = folder.resolve("made/out");
    }

    @Test
    void strategiesRunInTheOrderGivenAndEachLeavesARunFile() throws IOException {
        CommandRun run = profile("--strategy=shared,naive");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(
                List.of("shared", "naive"),
                runner.started().stream().map(each -> each.storage().id()).toList());
        assertEquals(List.of("naive.dscope", "report.json", "shared.dscope"), filesIn(out));
        assertTrue(run.out().contains("Written: " + out.resolve("report.json")), run.out());
        assertTrue(runner.closed());
    }

    @Test
    void deeplearning4jTrainsAfterTheStrategiesAsABaseline() throws IOException {
        CommandRun run = profile(
                "--strategy=dl4j,shared",
                "--blocks=1",
                "--growth=4",
                "--init=8",
                "--input=8",
                "--batch=2",
                "--warmup=1",
                "--steps=3");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(List.of("dl4j.dscope", "report.json", "shared.dscope"), filesIn(out));
        JsonNode baselines =
                new JsonMapper().readTree(out.resolve("report.json").toFile()).get("baselines");
        assertEquals(1, baselines.size());
        assertEquals("completed", baselines.get(0).get("outcome").asText());
        assertTrue(run.out().contains("Deeplearning4j (baseline)"), run.out());
        assertTrue(
                run.out().lines().anyMatch(line -> line.matches("Deeplearning4j +\\d+ +[\\d.]+ +[\\d.]+ +-")),
                run.out());
        assertTrue(run.out().contains("Written: " + out.resolve("dl4j.dscope")), run.out());
    }

    @Test
    void optionsBecomeTheSettingsOfTheRun() {
        profile(
                "--batch=4",
                "--steps=5",
                "--warmup=0",
                "--seed=-7",
                "--threads=3",
                "--device=cpu",
                "--data=cifar10:/some/where",
                "--no-shuffle",
                "--augment=crop-flip",
                "--lr=0.25",
                "--momentum=0.5",
                "--weight-decay=0");

        RunSettings settings = runner.started().get(0);
        assertEquals(4, settings.spec().batch());
        assertEquals(5, settings.steps());
        assertEquals(0, settings.warmupSteps());
        assertEquals(-7, settings.seed());
        assertEquals(3, settings.threads());
        assertEquals("cpu", settings.device());
        assertEquals(new DataChoice.Cifar10(Path.of("/some/where")), settings.data());
        assertEquals(new TrainingRecipe(0.25, 0.5, 0, false, Augmentation.CROP_FLIP), settings.recipe());
    }

    @Test
    void skippedImageFilesAreReportedOnceForAllStrategies() {
        runner.skipping(new SkippedImages(1, List.of(new SkippedImage("cat/new\nline.png", "it is empty"))));

        CommandRun run = profile("--data=images:/some/where", "--strategy=all");

        assertEquals(
                new DataChoice.Images(Path.of("/some/where")),
                runner.started().get(0).data());
        assertEquals(
                1,
                run.err()
                        .lines()
                        .filter(line ->
                                line.equals("densescope: 1 image file was skipped: cat/new line.png (it is empty)."))
                        .count(),
                run.err());
    }

    @Test
    void imagesFoundDamagedAreReportedAtTheEndWithTheNumberUsed() {
        runner.recognising(SampleRuns.dataset())
                .damaging(0, 1)
                .skipping(new SkippedImages(1, List.of(new SkippedImage("dog/1.png", "its pixels are damaged"))));

        CommandRun run = profile("--data=images:/pets", "--strategy=shared");

        assertTrue(run.err().contains("""
                densescope: 1 image was found to be damaged when it was read, so 14 of 15 images were used for training.
                densescope: 1 image file was skipped: dog/1.png (its pixels are damaged).
                """.replace("\n", System.lineSeparator())), run.err());
    }

    @Test
    void theRecognisedDataSetIsShownOnceFirst() {
        runner.recognising(SampleRuns.dataset());

        CommandRun run = profile("--data=images:/pets", "--strategy=all");

        assertEquals(
                List.of(
                        "densescope: Image folder /pets: 2 classes (=cat<b> 7, dog 8); 15 images for training (Training), "
                                + "5 images for evaluation (Test).",
                        "densescope: Folder odd is not used: it is not a split."),
                run.err().lines().skip(1).limit(2).toList()); // after the one about turns
        assertEquals(
                1, run.err().lines().filter(line -> line.contains("2 classes")).count());
    }

    @Test
    void imagesCanBeHeldOutAndSplitsTakenAsClasses() {
        profile("--data=cifar100:/some/where:coarse", "--validation=0.1");
        profile("--data=images:/some/where", "--no-splits");

        assertEquals(
                new DataChoice.Cifar100(Path.of("/some/where"), true, 0.1),
                runner.started().get(0).data());
        assertEquals(
                new DataChoice.Images(Path.of("/some/where"), true, 0),
                runner.started().get(runner.started().size() - 1).data());
    }

    @Test
    void foldersThatLookLikeSplitsAreRefusedWithTheOptionThatTakesThemAsClasses() {
        runner.refusing(Strategy.SHARED, RunRefusedException.Subject.SPLITS);

        CommandRun run = profile("--data=images:/some/where", "--strategy=shared");

        assertEquals(
                "densescope: The run needs more than there is (--no-splits).",
                run.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
    }

    @Test
    void noticesOfTheDeviceAreReportedOnceForAllStrategies() {
        runner.noticing("It computed\non the processor.", "It was slow.");

        CommandRun run = profile("--strategy=all");

        assertEquals(
                List.of("densescope: It computed on the processor.", "densescope: It was slow."),
                run.err()
                        .lines()
                        .filter(line -> line.startsWith("densescope: It "))
                        .toList(),
                run.err());
        assertEquals(ExitCodes.DONE, run.exitCode());
    }

    @Test
    void withoutOptionsTheDocumentedDefaultsApply() {
        profile();

        RunSettings settings = runner.started().get(0);
        assertEquals("DenseNet-BC-100-12", settings.spec().name());
        assertEquals(64, settings.spec().batch());
        assertEquals(20, settings.steps());
        assertEquals(2, settings.length().firstWarmupSteps());
        assertEquals(10, settings.length().turns());
        assertEquals(1, settings.seed());
        assertEquals("auto", settings.device());
        assertEquals(new DataChoice.Synthetic(), settings.data());
        assertEquals(TrainingRecipe.DEFAULT, settings.recipe());
        assertEquals(Runtime.getRuntime().availableProcessors(), settings.threads());
        assertEquals(
                List.of("naive", "shared"),
                runner.started().stream().map(each -> each.storage().id()).toList());
    }

    @Test
    void strategiesTakeTurnsWhereStepsAndFilesAllow() {
        assertEquals(
                "densescope: Strategies take turns in 10 rounds, so that their times can be compared turn by turn"
                        + " (--rounds 1: one after the other).",
                told(profile("--strategy=shared,shared")));
        assertEquals(List.of(10, 10), turns());
        assertEquals(
                List.of(runner.started().get(0).length().rounds()),
                runner.started().stream()
                        .map(each -> each.length().rounds())
                        .distinct()
                        .toList());
        assertTrue(Files.exists(out.resolve("shared-2.dscope")));
        assertEquals(
                "densescope: Strategies run one after the other; with --steps 10 or more they take turns.",
                told(profile("--steps=9")));
        assertEquals(List.of(1, 1), turns());
        assertEquals(
                "densescope: Strategies take turns in 3 rounds, so that their times can be compared turn by turn"
                        + " (--rounds 1: one after the other).",
                told(profile("--steps=9", "--rounds=3")));
        assertEquals(List.of(3, 3), turns());
        for (String option : List.of("--rounds=1", "--epochs=3", "--weights-out=" + out.resolve("weights"))) {
            assertEquals("densescope: Strategies run one after the other.", told(profile(option)));
            assertEquals(List.of(1, 1), turns(), option);
            assertEquals(10, runner.started().get(runner.started().size() - 1).steps(), option);
        }
        profile("--strategy=shared");
        assertEquals(
                1, runner.started().get(runner.started().size() - 1).length().turns());
    }

    private static String told(CommandRun run) {
        return run.err().lines().findFirst().orElse("");
    }

    /** Of the last two runs. */
    private List<Integer> turns() {
        int all = runner.started().size();
        return runner.started().subList(all - 2, all).stream()
                .map(each -> each.length().turns())
                .toList();
    }

    @Test
    void trainingLastsForEpochsUnderASchedule() {
        profile("--epochs=3", "--schedule=cosine", "--strategy=shared");

        RunSettings settings = runner.started().get(0);
        assertEquals(OptionalInt.of(3), settings.epochs());
        assertEquals(LearningRateSchedule.COSINE, settings.recipe().schedule());
    }

    @Test
    void filesOfParametersReachTheRun() {
        Path weights = out.resolve("weights");
        Path checkpoint = out.resolve("checkpoint");
        profile(
                "--strategy=shared",
                "--weights-in=some/file",
                "--weights-out=" + weights,
                "--checkpoint-out=" + checkpoint,
                "--checkpoint-every=7");

        assertEquals(
                new StartingPoint.Weights(Path.of("some", "file")),
                runner.started().get(0).start());
        RunOutputs outputs = runner.outputs().get(0);
        assertEquals(Optional.of(weights), outputs.weights());
        assertEquals(Optional.empty(), outputs.initialWeights());
        assertEquals(Optional.of(new RunOutputs.Checkpoint(checkpoint, 7)), outputs.checkpoint());
        profile("--strategy=shared", "--resume=there");
        assertEquals(
                new StartingPoint.Checkpoint(Path.of("there")),
                runner.started().get(1).start());
        assertEquals(
                ExitCodes.DONE,
                profile("--strategy=shared", "--resume=there", "--checkpoint-out=there")
                        .exitCode());
    }

    @Test
    void filesOfAnotherTrainingAreReplacedOnlyWithForce() {
        Path checkpoint = out.resolve("checkpoint");
        runner.refusing(Strategy.SHARED, RunRefusedException.Subject.OUTPUT);

        CommandRun refused = profile("--strategy=shared", "--checkpoint-out=" + checkpoint);

        assertEquals(ExitCodes.BAD_USAGE, refused.exitCode());
        assertEquals("densescope: The run needs more than there is (--force replaces it).\n", refused.err());
        assertFalse(Files.exists(out));
        profile("--strategy=shared", "--checkpoint-out=" + checkpoint, "--force");
        assertTrue(runner.outputs().get(0).replaces());
    }

    @Test
    void theClassifierOfWeightsCanBeNew() {
        profile("--strategy=shared", "--weights-in=some.pth", "--weights-head=new");

        assertEquals(
                new StartingPoint.Weights(Path.of("some.pth"), HeadChoice.NEW),
                runner.started().get(0).start());
        assertEquals(
                "densescope: --weights-head must be match or new, but is 'old'.\n",
                profile("--weights-in=some.pth", "--weights-head=old").err());
        assertEquals(
                "densescope: --weights-head needs --weights-in: it is about that file's classifier.\n",
                profile("--weights-head=new").err());
    }

    @Test
    void aClassifierThatDoesNotFitIsRefusedWithTheOptionThatHelps() {
        runner.refusing(Strategy.SHARED, RunRefusedException.Subject.CLASSIFIER);

        CommandRun run = profile("--strategy=shared");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains("(--weights-head new initialises a new one).\n"), run.err());
    }

    @Test
    void theScopeOfSharedStorageIsThatOfTheOption() {
        profile("--shared-scope=block");

        assertEquals(SharedScope.BLOCK, runner.started().get(0).storage().scope());
    }

    @Test
    void aPlanFileRunsLikeAStrategy(@TempDir Path plans) throws IOException {
        StepPlan plan = StepPlan.of(Network.of(Presets.cifarBottleneck(10, 4)), Strategies.recommended());
        Path file = plans.resolve("mine.plan");
        Files.writeString(file, plan.text());
        CommandRun run = profile(
                "--blocks=1,1,1", "--growth=4", "--init=8", "--strategy=naive,plan:" + file, "--shared-scope=block");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(
                List.of("naive", "plan"),
                runner.started().stream().map(each -> each.storage().id()).toList());
        assertEquals(plan, runner.started().get(1).storage());
        assertEquals(List.of("naive.dscope", "plan.dscope", "report.json"), filesIn(out));
        String report = Files.readString(out.resolve("report.json"));
        assertTrue(report.contains("densescope-plan/2 scope=network gradients=shared dead=reused"), report);
    }

    @Test
    void severalPlansRunInOneCommandAndAreDistinguishedByTheirBytes(@TempDir Path plans) throws IOException {
        Network network = Network.of(Presets.cifarBottleneck(10, 4));
        Path first = plans.resolve("first.plan");
        Path second = plans.resolve("second.plan");
        Files.writeString(first, StepPlan.of(network, Strategies.recommended()).text());
        Files.writeString(second, StepPlan.of(network, Strategies.baseline()).text());

        CommandRun run = profile(
                "--blocks=1,1,1",
                "--growth=4",
                "--init=8",
                "--max-peak=1B",
                "--strategy=plan:%s,plan:%s".formatted(first, second));

        assertEquals(List.of("plan-2.dscope", "plan.dscope", "report.json"), filesIn(out));
        assertTrue(run.out().contains("plan, 21.9 MiB"), run.out());
        assertTrue(run.out().contains("plan, 56.7 MiB"), run.out());
        assertTrue(run.err().contains("plan, 56.7 MiB reserved"), run.err());
        JsonNode runs =
                new JsonMapper().readTree(out.resolve("report.json").toFile()).get("runs");
        assertEquals("plan, 21.9 MiB", runs.at("/0/label").textValue());
        assertEquals("plan, 56.7 MiB", runs.at("/1/label").textValue());
    }

    @Test
    void aPlanThatAnEditorHasSavedInAnotherWayIsReadOrRefusedWithWhatToDo(@TempDir Path plans) throws IOException {
        String text = StepPlan.of(Network.of(Presets.cifarBottleneck(10, 4)), Strategies.recommended())
                .text();
        Path marked = Files.writeString(plans.resolve("marked.plan"), "\ufeff" + text);
        Path wide = Files.write(plans.resolve("wide.plan"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));

        assertEquals(
                ExitCodes.DONE,
                profile("--blocks=1,1,1", "--growth=4", "--init=8", "--strategy=plan:" + marked)
                        .exitCode());
        assertUsageError(
                profile("--blocks=1,1,1", "--strategy=plan:" + wide),
                "File %s cannot be used as a plan: it is in UTF-16 or no text at all; save it as UTF-8."
                        .formatted(wide));
        Path image = Files.write(plans.resolve("image.plan"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertUsageError(
                profile("--blocks=1,1,1", "--strategy=plan:" + image),
                "File %s cannot be used as a plan: it is a PNG image.".formatted(image));
    }

    @Test
    void aPlanThatDoesNotFitTheDesignIsRefusedInOneSentence(@TempDir Path plans) throws IOException {
        Path other = plans.resolve("other.plan");
        Files.writeString(
                other,
                StepPlan.of(Network.of(Presets.cifarBottleneck(22, 4)), Strategies.recommended())
                        .text());
        assertUsageError(
                profile("--blocks=1,1,1", "--strategy=plan:" + other),
                "File %s cannot be used as a plan: the plan does not fit ".formatted(other));
        Path none = plans.resolve("none.plan");
        assertUsageError(profile("--strategy=plan:" + none), "File %s cannot be read as a plan: ".formatted(none));
        assertUsageError(
                profile("--strategy=plan:" + plans),
                "File %s cannot be read as a plan: it is a folder.".formatted(plans));
        assertUsageError(profile("--strategy=plan:"), "--strategy plan:FILE must name a file.");
        assertEquals(List.of(), runner.started());
    }

    @Test
    void shuffleCanBeGivenExplicitly() {
        profile("--shuffle");

        assertTrue(runner.started().get(0).recipe().shuffle());
    }

    @Test
    void theTableComparesMeasuredAndPredicted() {
        CommandRun run = profile("--quiet");

        assertTrue(run.out().contains("769,162 parameters"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("shared ")), run.out());
        assertTrue(run.out().contains("Measured bytes equal predicted bytes exactly."), run.out());
        assertFalse(run.out().contains("Written"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void onlyJsonIsOnStandardOutput() throws IOException {
        CommandRun run = profile("--json");

        JsonNode report = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(run.out());
        assertEquals(2, report.get("runs").size());
        assertTrue(report.at("/runs/1/measured/reservedBytes").longValue() > 0);
    }

    @Test
    void progressGoesToStandardErrorUnlessUnwanted() {
        CommandRun run = profile("--strategy=shared");

        assertTrue(run.err().startsWith("shared "), run.err());
        assertTrue(run.err().contains("steps/s"), run.err());
        assertTrue(run.err().contains("peak "), run.err());
        assertEquals("", profile("--no-progress").err());
    }

    @Test
    void aRunThatDoesNotCompleteIsReportedWithExitCode1() throws IOException {
        runner.endingWith(new RunOutcome.OutOfMemory(1 << 20, "Device cpu could not allocate 1.00 MiB."));

        CommandRun run = profile("--strategy=shared", "--no-progress");

        assertEquals(ExitCodes.FAILED, run.exitCode());
        assertEquals("densescope: shared: Device cpu could not allocate 1.00 MiB (--strategy, --batch).\n", run.err());
        assertTrue(Files.readString(out.resolve("report.json")).contains("\"out-of-memory\""));
    }

    @Test
    void aRefusedRunLeavesNoFiles() throws IOException {
        runner.refusing(Strategy.NAIVE);

        CommandRun run = profile("--strategy=naive");

        assertEquals(ExitCodes.FAILED, run.exitCode());
        assertEquals("densescope: The run needs more than there is (--force starts it anyway).\n", run.err());
        assertEquals("", run.out());
        assertEquals(List.of(), filesIn(folder));
        assertEquals(ExitCodes.DONE, profile("--force").exitCode());
    }

    @Test
    void aRefusalAfterAFinishedRunKeepsThatRunsReport() throws IOException {
        runner.refusing(Strategy.NAIVE, RunRefusedException.Subject.SETTINGS);

        CommandRun run = profile("--strategy=shared,naive", "--no-progress");

        assertEquals(ExitCodes.FAILED, run.exitCode());
        assertEquals("densescope: The run needs more than there is.\n", run.err());
        assertEquals(List.of("report.json", "shared.dscope"), filesIn(out));
    }

    @Test
    void aStrategyThatDoesNotFitIsReportedAndTheOthersRun() throws IOException {
        runner.refusing(Strategy.NAIVE);

        CommandRun run = profile("--strategy=naive,shared", "--no-progress");

        assertEquals(ExitCodes.FAILED, run.exitCode());
        assertEquals("densescope: naive: Memory ran out (--strategy, --batch).\n", run.err());
        assertEquals(List.of("naive.dscope", "report.json", "shared.dscope"), filesIn(out));
        String json = Files.readString(out.resolve("report.json"));
        assertTrue(json.indexOf("\"out-of-memory\"") < json.indexOf("\"completed\""), json);
        assertTrue(json.contains("\"out-of-memory\""), json);
    }

    @Test
    void thePeakGateFailsOnlyRunsAboveIt() {
        CommandRun exceeded = profile("--max-peak=" + SHARED_RESERVED_BYTES_LIMIT, "--strategy=shared", "--quiet");

        assertEquals(ExitCodes.FAILED, exceeded.exitCode());
        assertTrue(
                exceeded.err().contains("--max-peak of 1 B (1 bytes) is exceeded: shared reserved "), exceeded.err());
        assertEquals(ExitCodes.DONE, profile("--max-peak=1TiB").exitCode());
    }

    @Test
    void earlierRunFilesAreNeverReplaced() throws IOException {
        profile("--strategy=shared");
        profile("--strategy=naive,shared");

        assertEquals(List.of("naive-2.dscope", "report.json", "shared-2.dscope", "shared.dscope"), filesIn(out));
    }

    @Test
    void theNameOfAKilledRunsFilesIsTaken() throws IOException {
        Files.createDirectories(out);
        Files.createFile(out.resolve("shared.dscope-shm"));
        Files.createFile(out.resolve("shared-2.dscope-journal"));

        profile("--strategy=shared");

        assertTrue(filesIn(out).contains("shared-3.dscope"));
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotHideWhyTheRunFailed() throws IOException {
        runner.endingWith(new RunOutcome.Failed("The run file could not be written any more."))
                .meanwhile(() -> assertTrue(out.resolve("report.json").toFile().mkdir()));

        CommandRun run = profile("--strategy=shared", "--no-progress");

        assertEquals(ExitCodes.FAILED, run.exitCode());
        assertTrue(run.err().contains("densescope: shared: The run file could not be written any more.\n"), run.err());
        assertTrue(run.err().contains("report.json cannot be written: it is a folder.\n"), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --weights-out    | report.json       | the report
            --weights-out    | REPORT.json       | the report
            --checkpoint-out | shared.dscope     | the run file
            --checkpoint-out | link/shared.dscope | the run file
            --weights-out    | shared.dscope-wal | the run file
            --weights-in     | report.json       | the report
            --resume         | shared.dscope     | the run file
            """)
    void collisionsWithFilesOfTheOutputFolderAreRefused(String option, String name, String what) throws IOException {
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("link"), out);
        Path file = out.resolve(name);

        CommandRun run = profile("--strategy=shared", option + "=" + file);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: %s must differ from %s written to --out, but is %s.\n".formatted(option, what, file),
                run.err());
        assertEquals(List.of(), runner.started());
        assertEquals(List.of("link"), filesIn(out));
    }

    @Test
    void aFolderNamedLikeAReportIsRefusedBeforeTheRun() throws IOException {
        Files.createDirectories(out.resolve("report.json"));

        CommandRun run = profile("--strategy=shared");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().endsWith("report.json cannot be written: it is a folder.\n"), run.err());
        assertEquals(List.of(), runner.started());
    }

    @Test
    void reportsAreNumberedWhileAnotherCommandWritesToTheFolder() throws IOException {
        List<CommandRun> others = new ArrayList<>();
        runner.meanwhile(() -> {
            if (others.isEmpty()) {
                others.add(profileWith(new FakeRunner(), "--strategy=shared"));
            }
        });

        CommandRun first = profile("--strategy=shared");

        assertEquals(ExitCodes.DONE, first.exitCode(), first.err());
        assertEquals(ExitCodes.DONE, others.get(0).exitCode(), others.get(0).err());
        assertEquals(List.of("report-2.json", "report.json", "shared-2.dscope", "shared.dscope"), filesIn(out));
        profile("--strategy=shared");
        assertEquals(
                List.of("report-2.json", "report.json", "shared-2.dscope", "shared-3.dscope", "shared.dscope"),
                filesIn(out));
    }

    @Test
    void anEmptyOutIsRefused() throws IOException {
        CommandRun run = run("--format=json", "--out=");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("densescope: --out must be a writable folder, but is ''.\n", run.err());
        assertEquals(List.of(), runner.started());
    }

    @Test
    void anOutThatIsALinkToNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        CommandRun run = run("--format=json", "--out", link.toString());

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains("something else of this name exists, such as a broken link."), run.err());
    }

    @Test
    void anOutThatIsAFileIsRefusedBeforeAnythingRuns() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        for (Path bad : List.of(file, file.resolve("below"))) {
            CommandRun run = run("--format=json", "--out", bad.toString());

            assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
            assertEquals(
                    "densescope: --out must be a writable folder, but '%s' is not: '%s' is a file.\n"
                            .formatted(bad, file),
                    run.err());
        }
        assertEquals(List.of(), runner.started());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void anUnusedGpuIsExplained() {
        runner.leavingOutGpus("cuda:0 (GPU) cannot be used: it is old.");

        CommandRun automatic = profile("--strategy=shared");
        CommandRun chosen = profile("--strategy=shared", "--device=cpu");

        assertEquals(ExitCodes.DONE, automatic.exitCode());
        assertTrue(
                automatic.err().contains("densescope: Runs use the CPU. cuda:0 (GPU) cannot be used: it is old.\n"),
                automatic.err());
        assertFalse(chosen.err().contains("Runs use the CPU"), chosen.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --steps=0           | --steps must be a whole number from 1 to 1000000, but is '0'.
            --steps=ten         | --steps must be a whole number from 1 to 1000000, but is 'ten'.
            --warmup=-1         | --warmup must be a whole number from 0 to 1000000, but is '-1'.
            --seed=x            | --seed must be a whole number
            --threads=0         | --threads must be a whole number from 1 to 1024, but is '0'.
            --lr=-1             | --lr must be a number from 0.0 to 1000.0, but is '-1'.
            --lr=NaN            | --lr must be a number from 0.0 to 1000.0, but is 'NaN'.
            --momentum=2        | --momentum must be a number from 0.0 to 1.0, but is '2'.
            --weight-decay=Infinity | --weight-decay must be a number
            --validation=0.1    | --validation holds out stored images, but --data is synthetic: name a data set with --data.
            --no-splits         | --no-splits is for images:DIR, but --data is 'synthetic'.
            --data=imagenet     | --data must be synthetic, cifar10:DIR, cifar100:DIR, cifar100:DIR:coarse or images:DIR, but is 'imagenet'.
            --data=cifar10:     | --data must be synthetic, cifar10:DIR, cifar100:DIR, cifar100:DIR:coarse or images:DIR, but is 'cifar10:'.
            --format=docx       | --format must be a list of
            --max-peak=lots     | --max-peak must be a number of bytes, such as 2GiB, 500MB or 1500000, but is 'lots'.
            --max-peak=0        | --max-peak must be more than 0: a number of bytes
            --max-peak=9999999TiB | --max-peak must be a number of bytes
            --strategy=fast     | --strategy must be all, or a list of
            --batch=0           | --batch must be a whole number from 1 to 65536, but is '0'.
            --growth=1000000000 | --growth must be a whole number from 1 to 4096, but is '1000000000'.
            --rounds=0          | --rounds must be a whole number from 1 to 1000, but is '0'.
            --rounds=21         | --rounds must be at most --steps (20), since each turn measures a step, but is 21.
            --rounds=4 --steps=3 | --rounds must be at most --steps (3), since each turn measures a step, but is 4.
            --rounds=2 --strategy=shared | --rounds 2 needs two or more strategies that take turns: name several with --strategy, or one twice.
            --rounds=2 --weights-out=w | --rounds 2 cannot be given with --init-weights-out, --weights-out or --checkpoint-out, which the first strategy that completes writes: give --rounds 1.
            --epochs=0          | --epochs must be a whole number from 1 to 1000000, but is '0'.
            --schedule=linear   | --schedule must be one of constant, step, cosine, but is 'linear'.
            --device=cpu --tf32 | --tf32 is for NVIDIA GPUs, but --device is 'cpu': leave --tf32 out, or use --device cuda.
            --epoch=3           | --epoch is not an option of 'densescope profile'
            --steps=1 --epochs=3 | --steps and --epochs cannot be given together: give one of them.
            --resume=a --weights-in=b | --weights-in and --resume cannot be given together
            --weights-out=a --checkpoint-out=./a | --weights-out and --checkpoint-out must be different files
            --resume=a --weights-out=./a | --resume and --weights-out must be different files, but are both a.
            --resume=a --init-weights-out=a | --resume and --init-weights-out must be different files
            --resume=a --checkpoint-out=./a | --resume and --checkpoint-out are both a, which all strategies start from
            --weights-in=a --weights-out=a | --weights-in and --weights-out must be different files, but are both a.
            --weights-in=a --checkpoint-out=b/../A --strategy=shared | --weights-in and --checkpoint-out must be different
            --weights-out=a --checkpoint-out=A | --weights-out and --checkpoint-out must be different files, but are both A.
            --weights-out= | --weights-out must name a file, but is ''
            --checkpoint-out=a --checkpoint-every=0 | --checkpoint-every must be a whole number from 1 to 1000000
            --checkpoint-every=5 | --checkpoint-every needs --checkpoint-out, the file to write.
            """)
    void badInputIsRefusedInOneSentenceAndNothingIsWritten(String option, String sentence) throws IOException {
        CommandRun run = profile(option.split(" "));

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains(sentence), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
        assertEquals(List.of(), runner.started());
        assertEquals(List.of(), filesIn(folder));
    }

    @Test
    void costsOfTheDeviceLearnFromEachRun() {
        List<RunRecord> learned = new ArrayList<>();
        CommandRun run = CommandRun.of(
                Machines.running(runner, learned),
                "profile",
                "--strategy=naive,shared",
                "--format=json",
                "--out=" + out);
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(
                List.of("naive", "shared"),
                learned.stream().map(record -> record.settings().storage().id()).toList());
    }

    private static void assertUsageError(CommandRun run, String sentence) {
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains(sentence), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private CommandRun profile(String... options) {
        return profileWith(runner, options);
    }

    private CommandRun profileWith(FakeRunner used, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--format"))) {
            all.add("--format=json"); // the quickest to write
        }
        all.add("--out=" + out);
        return run(used, all.toArray(String[]::new));
    }

    private CommandRun run(String... options) {
        return run(runner, options);
    }

    private static CommandRun run(FakeRunner used, String... options) {
        return CommandRun.of(
                Machines.running(used),
                Stream.concat(Stream.of("profile"), Stream.of(options)).toArray(String[]::new));
    }

    private static List<String> filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
