package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.report.Report;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.RunFileSamples;
import dev.densescope.ui.reports.ReportPreview;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Ddensescope.mutations=20000} tries more files. */
class RunFilesFromElsewhereTest {
    private static final int MUTATIONS = Integer.getInteger("densescope.mutations", 60);
    private static final int CIFAR_STEPS = 234_000;

    @TempDir
    private Path folder;

    @Test
    void craftedFilesAreBadInputForTheCommandLine() throws Exception {
        for (Map.Entry<String, Path> crafted :
                RunFileSamples.writeCrafted(folder).entrySet()) {
            long start = System.nanoTime();
            CommandRun run = report(crafted.getValue());
            System.out.printf("%-24s %5d ms  %s", crafted.getKey(), (System.nanoTime() - start) / 1_000_000, run.err());
            assertEquals(ExitCodes.BAD_USAGE, run.exitCode(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertFalse(Files.exists(folder.resolve("out")));
        }
    }

    @Test
    void namesFromAFileCannotControlTheTerminal() throws Exception {
        Path file = folder.resolve("named.dscope");
        RunFileSamples.write(file, 4);
        RunFileSamples.renameDevice(file, "a\u001b[2Jb\u009b31mc\u202ed\ne");
        String out = report(file).out();
        assertTrue(out.contains("a?[2Jb?31mc?d e"), out);
        String json = CommandRun.of(
                        Machines.reading(RunFileReader::read),
                        "report",
                        file.toString(),
                        "--json",
                        "--out=" + folder.resolve("out"))
                .out();
        assertTrue(json.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), json);
        assertEquals(
                "a\u001b[2Jb\u009b31mc\u202ed\ne",
                new ObjectMapper().readTree(json).at("/device/name").textValue());
    }

    @Test
    void aFileWithAChangedValueIsRefusedOrGivesAReport() throws Exception {
        Path sound = folder.resolve("sound.dscope");
        RunFileSamples.write(sound, 4);
        Path file = folder.resolve("mutated.dscope");
        Random random = new Random(Long.getLong("densescope.mutations.seed", 1));
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String what = RunFileSamples.writeMutated(sound, file, random);
            CommandRun run = report(file);
            boolean done = run.exitCode() == ExitCodes.DONE;
            assertTrue(done || run.exitCode() == ExitCodes.BAD_USAGE, what + ": " + run.err());
            assertEquals(done ? 0 : 1, run.err().lines().count(), what + ": " + run.err());
            if (done) {
                ReportPreview.of(Report.of(List.of(RunFileReader.read(file)), Instant.EPOCH));
                assertTrue(run.out().codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), what);
            }
            refused += done ? 0 : 1;
        }
        System.out.printf("%d files, %d refused%n", MUTATIONS, refused);
        assertTrue(refused > MUTATIONS / 4, refused + " refused");
    }

    @Test
    void aTrainingOf300EpochsOfCifarGivesAReportOfAFewMegabytes() throws Exception {
        Path file = folder.resolve("long.dscope");
        RunFileSamples.writeLong(file, CIFAR_STEPS);
        long start = System.nanoTime();
        CommandRun run = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> report(file));
        System.out.printf("report of %,d steps in %d ms%n", CIFAR_STEPS, (System.nanoTime() - start) / 1_000_000);
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path written : files.toList()) {
                System.out.printf("  %s: %,d bytes%n", written.getFileName(), Files.size(written));
                assertTrue(Files.size(written) < 5_000_000, written + ": " + Files.size(written));
            }
        }
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("out").resolve("report.json").toFile());
        JsonNode of = json.at("/runs/0");
        assertFalse(of.get("listsEveryStep").booleanValue());
        assertEquals(CIFAR_STEPS, of.get("finishedSteps").intValue());
        int listed = of.get("losses").size();
        assertTrue(listed > 1_000 && listed <= 10_000, listed + " losses");
        assertEquals(listed, of.get("lossSteps").size());
        assertEquals(listed, of.at("/stepMillis/all").size());
        assertEquals(CIFAR_STEPS, of.get("lossSteps").get(listed - 1).intValue());
        double largest = 0;
        for (JsonNode millis : of.at("/stepMillis/all")) {
            largest = Math.max(largest, millis.doubleValue());
        }
        assertEquals(of.at("/stepMillis/max").doubleValue(), largest);
        assertEquals(
                1,
                ReportPreview.of(Report.of(List.of(RunFileReader.read(file)), Instant.EPOCH))
                        .rows()
                        .size());
    }

    private CommandRun report(Path file) {
        return CommandRun.of(
                Machines.reading(RunFileReader::read),
                "report",
                file.toString(),
                "--format=html,json,csv",
                "--out=" + folder.resolve("out"));
    }
}
