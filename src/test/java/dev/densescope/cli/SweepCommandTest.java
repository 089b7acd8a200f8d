package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.cli.machine.Machine;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aGridIsPredictedAndMerged() throws IOException {
        Path out = folder.resolve("out");
        CommandRun swept = sweep(out, "--depths=10:22:6", "--growth=4,6", "--batch=2", "--threads=1");
        assertEquals(ExitCodes.DONE, swept.exitCode(), swept.err());
        assertEquals("12 cells computed, 0 complete before, 0 failed, 0 being computed by others: " + out, line(swept));

        CommandRun merged = CommandRun.of("sweep", "--merge=" + out, "--format=html,json,csv,svg,png,md,pdf");

        assertEquals(ExitCodes.DONE, merged.exitCode(), merged.err());
        List<String> lines = merged.out().lines().toList();
        assertTrue(lines.get(0).matches("strategy +depth +growth +batch +parameters +forward.*reserved"), lines.get(0));
        assertTrue(lines.get(1).matches("naive +10 +4 +2 .*MiB"), lines.get(1));
        assertTrue(lines.get(12).matches("shared +22 +6 +2 .*MiB"), lines.get(12));
        JsonNode report = MAPPER.readTree(Files.readString(out.resolve("sweep-report.json")));
        assertEquals("densescope-sweep-report/1", report.path("schema").asText());
        assertEquals(12, report.path("completed").asInt());
        JsonNode last = report.path("cells").get(11);
        JsonNode predicted = MAPPER.readTree(CommandRun.of(
                        "predict",
                        "--preset=densenet-bc-100-12",
                        "--blocks=3,3,3",
                        "--growth=6",
                        "--batch=2",
                        "--threads=1",
                        "--strategy=shared",
                        "--json")
                .out());
        assertEquals(predicted.path("parameters"), last.path("parameters"));
        assertEquals(predicted.at("/runs/0/predicted/reservedBytes"), last.path("reservedBytes"));
        assertEquals(predicted.at("/runs/0/predicted/peakLiveBytes"), last.path("peakLiveBytes"));
        assertEquals(predicted.at("/runs/0/predicted/forwardFeatureMapBytes"), last.path("forwardFeatureMapBytes"));
        assertEquals(13, Files.readAllLines(out.resolve("sweep-report.csv")).size());
        assertTrue(Files.readString(out.resolve("sweep-report.html")).contains("depth 22: "));
        assertTrue(Files.exists(out.resolve("reserved.svg")) && Files.exists(out.resolve("reserved-2@2x.png")));
    }

    @Test
    void shardsOfOneFolderGiveTheTableOfASingleProcess() throws IOException {
        Path one = folder.resolve("one");
        Path many = folder.resolve("many");
        sweep(one, "--depths=10:40:6", "--batch=2");
        sweep(many, "--depths=10:40:6", "--batch=2", "--shard=2/3");
        CommandRun incomplete = CommandRun.of("sweep", "--merge=" + many, "--format=csv");
        assertEquals(ExitCodes.FAILED, incomplete.exitCode());
        assertEquals(
                "densescope: 8 of 12 cells are missing or damaged, the first of depth 10, growth 12, batch 2, naive:"
                        + " sweep again to compute them.",
                incomplete.err().strip());
        assertTrue(incomplete.out().contains("missing"), incomplete.out());
        sweep(many, "--depths=10:40:6", "--batch=2", "--shard=3/3");
        sweep(many, "--depths=10:40:6", "--batch=2", "--shard=1/3");

        CommandRun expected = CommandRun.of("sweep", "--merge=" + one, "--out=" + folder.resolve("r1"), "--quiet");
        CommandRun merged = CommandRun.of("sweep", "--merge=" + many, "--out=" + folder.resolve("r2"), "--quiet");

        assertEquals(expected, merged);
        for (String name : List.of("sweep-report.csv", "sweep-report.json")) {
            assertEquals(
                    Files.readString(folder.resolve("r1").resolve(name)),
                    Files.readString(folder.resolve("r2").resolve(name)));
        }
        assertEquals(cells(one), cells(many));
    }

    @Test
    void cellsAreMeasuredByRunsWhoseFilesTheyAre() throws IOException {
        Path out = folder.resolve("out");
        String[] options = {
            "--measure", "--depths=10,16", "--growth=4", "--batch=2", "--steps=2", "--warmup=1", "--device=cpu"
        };
        CommandRun swept = sweepOn(Machine.local(), out, options);
        assertEquals(ExitCodes.DONE, swept.exitCode(), swept.err());
        List<Path> files = cells(out);
        assertEquals(4, files.size());
        for (Path file : files) {
            assertEquals(
                    new RunOutcome.Completed(),
                    RunFileReader.read(out.resolve(file)).outcome());
        }
        Files.write(out.resolve(files.get(1)), new byte[] {1, 2, 3});

        CommandRun again = sweepOn(Machine.local(), out, options);

        assertEquals("1 cells computed, 3 complete before, 0 failed, 0 being computed by others: " + out, line(again));
        assertTrue(
                again.err().contains("The cell of depth 10, growth 4, batch 2, shared is computed again, because"),
                again.err());
        CommandRun merged = CommandRun.of("sweep", "--merge=" + out);
        assertEquals(ExitCodes.DONE, merged.exitCode(), merged.err());
        assertTrue(merged.out().lines().findFirst().orElseThrow().endsWith("ms/step"));
        JsonNode cell = MAPPER.readTree(Files.readString(out.resolve("sweep-report.json")))
                .at("/cells/3");
        assertTrue(cell.path("medianStepMillis").asDouble() > 0, cell.toString());
        assertTrue(cell.path("reservedBytes").asLong() > 0, cell.toString());
    }

    @Test
    void aCellWithoutEnoughMemoryIsRecordedAndEndsNothing() {
        Path out = folder.resolve("out");
        FakeRunner runner = new FakeRunner().refusing(Strategy.NAIVE).endingWith(new RunOutcome.Failed("It broke."));

        CommandRun swept =
                sweepOn(Machines.running(runner), out, "--measure", "--depths=10", "--growth=4", "--batch=2");

        assertEquals(ExitCodes.FAILED, swept.exitCode());
        assertEquals("0 cells computed, 0 complete before, 2 failed, 0 being computed by others: " + out, line(swept));
        assertEquals(
                List.of(
                        "densescope: The cell of depth 10, growth 4, batch 2, naive failed: The run needs more than there"
                                + " is.",
                        "densescope: The cell of depth 10, growth 4, batch 2, shared failed: It broke."),
                swept.err().lines().toList());
        assertTrue(runner.closed());
        CommandRun merged = CommandRun.of("sweep", "--merge=" + out, "--format=json");
        assertEquals(ExitCodes.FAILED, merged.exitCode());
        assertTrue(merged.err().contains("shared failed: It broke."), merged.err());
    }

    @Test
    void aDeviceThatCannotBeUsedEndsTheSweepAndRecordsNothing() throws IOException {
        Path out = folder.resolve("out");
        FakeRunner runner = new FakeRunner().refusing(Strategy.NAIVE, RunRefusedException.Subject.DEVICE);

        CommandRun swept = sweepOn(Machines.running(runner), out, "--measure", "--depths=10", "--batch=2");

        assertEquals(ExitCodes.BAD_USAGE, swept.exitCode());
        assertTrue(swept.err().contains("The run needs more than there is"), swept.err());
        assertEquals(List.of(), cells(out));
    }

    @Test
    void processesWithoutThreadsTakeThoseOfTheFirst() {
        Path out = folder.resolve("out");
        sweep(out, "--depths=10", "--batch=2", "--threads=7");

        assertEquals(ExitCodes.DONE, sweep(out, "--depths=10", "--batch=2").exitCode());

        CommandRun other = sweep(out, "--depths=10", "--batch=2", "--threads=6");
        assertEquals(ExitCodes.BAD_USAGE, other.exitCode());
        assertTrue(other.err().contains("another sweep, which differs in the device:"), other.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--depths=40:34:6|The grid has no cells, because one of its axes has no values: give each range an end that"
                        + " is not below its beginning.",
                "--growth=1:4096 --batch=1:65536|The grid has 536,870,912 cells, but at most 100,000 are allowed: use fewer"
                        + " values or larger steps.",
                "--depths=34:999999999:6|each of --depths must be a whole number from 1 to 24013, but is '999999999'.",
                "--depths=1:2:3:4|--depths must be numbers or ranges such as 34:484:30 (first:last:step), but has '1:2:3:4'.",
                "--depths=34:40:0|the step of --depths must be a whole number from 1 to 24013, but is '0'.",
                "--depths=35|Depth 35 is not one of 3 equal blocks, which have depths of 4 + 6 for each layer of a block;"
                        + " the nearest are 34 and 40.",
                "--shard=5/3|A shard must be from 1/N to N/N with N from 1 to 1000000, but --shard is 5/3.",
                "--strategy=budget:2GiB|--strategy must be all, or a list of naive, shared-gradients, shared-concat, shared,"
                        + " in-place, checkpoint, redo-norms, features-only, but names 'budget:2GiB'.",
                "--steps=3|--steps can be given only with --measure.",
                "--format=csv|--format can be given only with --merge.",
                "--device=auto|--device must be one of cpu, nd4j, cuda or cuda:N, but is 'auto': 'densescope devices' lists"
                        + " them.",
            })
    void badGridsAreRefusedInASentenceAndNothingIsWritten(String options, String sentence) {
        Path out = folder.resolve("out");

        CommandRun refused = sweep(out, options.split(" "));

        assertEquals("densescope: " + sentence, refused.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, refused.exitCode());
        assertFalse(Files.exists(out));
    }

    @Test
    void foldersThatCannotBeUsedAreRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun refused = sweep(file, "--depths=10");
        assertEquals(ExitCodes.BAD_USAGE, refused.exitCode());
        assertTrue(
                refused.err().startsWith("densescope: --out must be a writable folder, but '" + file), refused.err());
        CommandRun none = CommandRun.of("sweep", "--merge=" + folder);
        assertEquals(ExitCodes.BAD_USAGE, none.exitCode());
        assertEquals(
                "densescope: Folder " + folder
                        + " has no sweep: it has no file sweep.json, which the first process of a" + " sweep writes.",
                none.err().strip());
        assertEquals(
                "densescope: densescope sweep needs --out DIR, the folder of the cells, or --merge DIR to read them.",
                CommandRun.of("sweep", "--depths=10").err().strip());
        assertEquals(
                "densescope: --depths cannot be given with --merge, which takes the grid from its folder: leave it out.",
                CommandRun.of("sweep", "--merge=" + folder, "--depths=10").err().strip());
    }

    private static CommandRun sweep(Path out, String... options) {
        return sweepOn(Machines.none(), out, options);
    }

    private static CommandRun sweepOn(Machine machine, Path out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sweep", "--out=" + out, "--no-progress"));
        arguments.addAll(List.of(options));
        return CommandRun.of(machine, arguments.toArray(String[]::new));
    }

    private static String line(CommandRun run) {
        return run.out().strip();
    }

    /** Files of cells, below the folder of the sweep. */
    private static List<Path> cells(Path out) throws IOException {
        if (!Files.exists(out.resolve("cells"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out.resolve("cells"))) {
            return files.filter(Files::isRegularFile)
                    .map(out::relativize)
                    .sorted()
                    .toList();
        }
    }
}
