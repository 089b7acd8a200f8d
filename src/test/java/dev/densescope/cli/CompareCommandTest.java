package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.compare.SampleRunFiles;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void runsAreComparedWithTheFirstAsATableAndInFiles() throws IOException {
        Path naive = write("runs/naive.dscope", Strategy.NAIVE);
        Path shared = write("runs/other name.bin", Strategy.SHARED);
        Path out = folder.resolve("new");

        CommandRun run = compare(naive.toString(), shared.toString(), "--format=json,csv", "--out=" + out);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("shared needs "), run.out());
        assertTrue(run.out().contains("Losses of shared and naive: same bits, in 9 steps.\n"), run.out());
        assertTrue(run.out().endsWith("Written: " + out.resolve("comparison-layers.csv") + "\n"), run.out());
        JsonNode document = new ObjectMapper().readTree(Files.readString(out.resolve("comparison.json")));
        assertEquals("densescope-compare/1", document.get("schema").textValue());
        assertEquals("naive", document.get("reference").textValue());
        RunRecord record = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS);
        assertEquals(
                record.measurement().orElseThrow().reservedBytes(),
                document.at("/runs/1/reservedBytes").longValue());
        assertEquals("identical", document.at("/runs/1/losses/verdict").textValue());
        assertEquals("", run.err());
    }

    @Test
    void aFolderStandsForTheRunFilesInIt() throws IOException {
        write("runs/a.dscope", Strategy.NAIVE);
        write("runs/b.dscope", Strategy.SHARED);
        Files.writeString(folder.resolve("runs/notes.txt"), "not a run");

        CommandRun run = compare(folder.resolve("runs").toString(), "--json", "--format=json", "--out=" + folder);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(2, document.get("runs").size());
        assertTrue(document.at("/runs/0/file").textValue().endsWith("a.dscope"));
        assertEquals(
                Files.readString(folder.resolve("comparison.json")).length(),
                run.out().length());
    }

    @Test
    void oneSixAndTheSameFileTwiceAreRefusedInOneSentence() throws IOException {
        Path naive = write("naive.dscope", Strategy.NAIVE);
        assertRefused(
                "A comparison needs 2 to 5 runs, but only 1 is given: add a run file, a PyTorch snapshot or a Chrome trace.",
                naive.toString());
        assertRefused(
                "The file %s is given twice: give each once.".formatted(naive), naive.toString(), naive.toString());
        List<String> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add("run%d.dscope".formatted(i));
        }
        assertRefused(
                "A comparison takes at most 5 runs, but 6 are given: leave out 1 of them.", six.toArray(String[]::new));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(
                "Folder %s has no run files (.dscope): name another folder, or files.".formatted(empty),
                empty.toString());
    }

    @Test
    void filesThatCannotBeReadAreNamedAndTheOthersCompared() throws IOException {
        Path naive = write("naive.dscope", Strategy.NAIVE);
        Path shared = write("shared.dscope", Strategy.SHARED);
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a run");
        Path out = folder.resolve("out");

        CommandRun two = compare(naive.toString(), text.toString(), "--format=json", "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, two.exitCode());
        assertEquals(
                "densescope: %s cannot be compared: it is not a run file, a PyTorch memory snapshot or a Chrome trace.\n"
                        .formatted(text),
                two.err());
        assertFalse(Files.exists(out));

        CommandRun three =
                compare(naive.toString(), text.toString(), shared.toString(), "--format=json", "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, three.exitCode());
        assertEquals(
                "densescope: %s cannot be compared: it is not a run file, a PyTorch memory snapshot or a Chrome trace. The other 2 are compared.\n"
                        .formatted(text),
                three.err());
        assertTrue(Files.exists(out.resolve("comparison.json")));
    }

    @Test
    void noInputIsReplaced() throws IOException {
        Path naive = write("comparison.json", Strategy.NAIVE);
        Path shared = write("shared.dscope", Strategy.SHARED);
        assertRefused(
                "%s must differ from the report written to --out: give another folder as --out.".formatted(naive),
                naive.toString(),
                shared.toString(),
                "--format=json",
                "--out=" + folder);
    }

    @Test
    void anUnknownFormatIsRefused() {
        CommandRun run = compare("a", "b", "--format=docx", "--out=" + folder.resolve("x"));
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().endsWith("but names 'docx'.\n"), run.err());
    }

    private void assertRefused(String sentence, String... args) throws IOException {
        List<String> before = files();
        String[] all =
                Stream.concat(Stream.of(args), Stream.of("--format=json")).toArray(String[]::new);
        boolean hasOut = Stream.of(args).anyMatch(arg -> arg.startsWith("--out"));
        String[] whole = hasOut
                ? args
                : Stream.concat(Stream.of(all), Stream.of("--out=" + folder.resolve("refused")))
                        .toArray(String[]::new);
        CommandRun run = compare(whole);
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("densescope: " + sentence + "\n", run.err());
        assertEquals(before, files(), "nothing is written");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.map(Path::toString).sorted().toList();
        }
    }

    private Path write(String name, Strategy strategy) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return SampleRunFiles.write(file, SampleRuns.run(SampleRuns.smallSpec(), strategy, SampleComparisons.STEPS));
    }

    private static CommandRun compare(String... args) {
        return CommandRun.of(
                Stream.concat(Stream.of("compare"), Stream.of(args)).toArray(String[]::new));
    }
}
