package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final Map<String, RunRecord> RUNS = Map.of(
            "a.dscope", SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 2),
            "b.dscope", SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2));

    @TempDir
    private Path folder;

    @Test
    void severalRunFilesBecomeOneReport() throws IOException {
        Path out = folder.resolve("new");

        CommandRun run = report("b.dscope", "a.dscope", "--format=json", "--out=" + out);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        JsonNode report = new ObjectMapper().readTree(Files.readString(out.resolve("report.json")));
        assertEquals("shared", report.at("/runs/0/strategy").textValue());
        assertEquals("naive", report.at("/runs/1/strategy").textValue());
        assertTrue(run.out().endsWith("Written: " + out.resolve("report.json") + "\n"), run.out());
    }

    @Test
    void aRunThatFinishedNoStepHasNoTraceAndSaysSo() {
        RunRecord ended = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.SHARED, new RunOutcome.OutOfMemory(1, "It does not fit."));
        Path out = folder.resolve("out");
        String sentence = "densescope: There is no trace of shared: it ended before its first step was finished.\n";

        CommandRun traces = CommandRun.of(
                Machines.reading(file -> ended), "report", "a.dscope", "--format=chrome,pprof", "--out=" + out);
        assertEquals(ExitCodes.FAILED, traces.exitCode());
        assertEquals(sentence, traces.err());
        assertFalse(Files.exists(out));

        CommandRun more = CommandRun.of(
                Machines.reading(file -> ended), "report", "a.dscope", "--format=json,chrome", "--out=" + out);
        assertEquals(ExitCodes.DONE, more.exitCode());
        assertEquals(sentence, more.err());
        assertTrue(Files.exists(out.resolve("report.json")));
    }

    @Test
    void runFilesOfTheSameNameAreDistinguishedByFolder() {
        RunRecord first = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2);
        RunRecord second = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);

        CommandRun run = CommandRun.of(
                Machines.reading(file -> file.startsWith("one") ? first : second),
                "report",
                Path.of("one", "shared.dscope").toString(),
                Path.of("two", "shared.dscope").toString(),
                "--out=" + folder.resolve("out"));

        assertTrue(run.out().contains("shared (%s)".formatted(Path.of("one", "shared"))), run.out());
        assertTrue(run.out().contains("shared (%s)".formatted(Path.of("two", "shared"))), run.out());
    }

    @Test
    void theFilesOfAFormatBelongToOneReport() throws IOException {
        RunRecord plain = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 2);
        Map<String, RunRecord> runs = Map.of("images", SampleRuns.on(plain, SampleRuns.dataset()), "synthetic", plain);
        Path ours = Files.createFile(folder.resolve("notes.csv"));
        for (String run : List.of("images", "synthetic")) {
            CommandRun.of(
                    Machines.reading(file -> runs.get(file.toString())),
                    "report",
                    run,
                    "--format=csv",
                    "--out=" + folder);
            assertEquals(
                    run.equals("images"), Files.exists(folder.resolve("classes.csv")), "what others had is not left");
        }
        assertTrue(Files.exists(ours));

        CommandRun other = report("a.dscope", "--format=html", "--out=" + folder);

        assertTrue(other.out().contains("Kept from an earlier command: " + folder.resolve("steps.csv")), other.out());
        assertTrue(Files.exists(folder.resolve("steps.csv")));
    }

    @Test
    void onlyJsonIsOnStandardOutput() throws IOException {
        CommandRun run = report("a.dscope", "--json", "--format=json", "--out=" + folder);

        assertEquals(
                Files.readString(folder.resolve("report.json")).length(),
                run.out().length());
        assertEquals(1, new ObjectMapper().readTree(run.out()).get("runs").size());
    }

    @Test
    void picturesHaveTheThemeThatIsAskedFor() throws IOException {
        assertEquals(
                ExitCodes.DONE,
                report("a.dscope", "--format=svg", "--theme=dark", "--out=" + folder)
                        .exitCode());
        assertTrue(Files.readString(folder.resolve("reserved.svg")).contains("#0E1116"));

        CommandRun useless = report("a.dscope", "--format=html,json", "--theme=dark", "--out=" + folder);
        assertEquals(ExitCodes.BAD_USAGE, useless.exitCode());
        assertEquals(
                "densescope: --theme has no effect on html, json: add svg or png to --format, or leave it out.\n",
                useless.err());

        CommandRun unknown = report("a.dscope", "--format=png", "--theme=blue", "--out=" + folder);
        assertEquals("densescope: --theme must be light or dark, but is 'blue'.\n", unknown.err());
    }

    @Test
    void whatIsCancelledEndsSilentlyWithTheExitCodeOfCtrlC() {
        Path out = folder.resolve("new");

        CommandRun run = CommandRun.of(
                Machines.reading(file -> {
                    throw new CancellationException("by Ctrl-C");
                }),
                "report",
                "a.dscope",
                "--out=" + out);

        assertEquals(ExitCodes.INTERRUPTED, run.exitCode());
        assertEquals("", run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aFileThatIsNotARunFileIsRefusedAndNothingIsWritten() throws IOException {
        Path notARun = Files.writeString(folder.resolve("notes.txt"), "not a run");
        Path out = folder.resolve("new");

        CommandRun run =
                CommandRun.of(Machines.reading(RunFileReader::read), "report", notARun.toString(), "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("densescope: %s is not a run file.\n".formatted(notARun), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aRunFileThatCannotBeReadIsNamedAndTheOthersAreReported() throws IOException {
        Path out = folder.resolve("new");

        CommandRun run = report("b.dscope", "missing.dscope", "a.dscope", "--format=json", "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: Run file missing.dscope does not exist. The report is of the other 2 run files.\n",
                run.err());
        JsonNode report = new ObjectMapper().readTree(Files.readString(out.resolve("report.json")));
        assertEquals(2, report.get("runs").size());
        assertEquals("naive", report.at("/runs/1/strategy").textValue());
        assertTrue(run.out().endsWith("Written: " + out.resolve("report.json") + "\n"), run.out());
    }

    @Test
    void ofRunFilesThatAllCannotBeReadEachIsNamedAndNothingIsWritten() {
        Path out = folder.resolve("new");

        CommandRun run = report("one.dscope", "two.dscope", "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: Run file one.dscope does not exist. Run file two.dscope does not exist.\n", run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aRunFileIsRequired() {
        CommandRun run = report();

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: densescope report needs FILE.dscope (run files, in the order to show them), such as: densescope report densescope-out/shared.dscope --format html.\n",
                run.err());
    }

    private static CommandRun report(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "report";
        System.arraycopy(args, 0, all, 1, args.length);
        return CommandRun.of(Machines.reading(ReportCommandTest::run), all);
    }

    private static RunRecord run(Path file) {
        return Optional.ofNullable(RUNS.get(file.toString()))
                .orElseThrow(() -> new RunFileException(Text.of("Run file %s does not exist.", file)));
    }
}
