package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.output.OutputFolder;
import dev.densescope.cli.output.OutputNames;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that claim names in one folder at once. */
@Timeout(120)
class SimultaneousStartsTest {
    /** Of each kind; {@code densescope.starts} asks for more. */
    private static final int PROCESSES = Integer.getInteger("densescope.starts", 4);

    @TempDir
    private Path folder;

    @Test
    void concurrentProcessesUseDifferentNames() throws Exception {
        Path out = folder.resolve("out");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(out, "contents " + i));
        }
        try {
            for (Process process : processes) {
                assertEquals('c', process.getInputStream().read(), "has claimed its names");
            }
            for (Process process : processes) {
                process.getOutputStream().close(); // lets it go on, and end
            }
            for (Process process : processes) {
                assertTrue(process.waitFor(60, TimeUnit.SECONDS));
                assertEquals(0, process.exitValue());
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        Set<String> contents = new HashSet<>();
        for (int number = 1; number <= PROCESSES; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            String report = Files.readString(out.resolve("report" + suffix + ".json"));
            assertEquals(report, Files.readString(out.resolve("shared" + suffix + ".dscope")));
            contents.add(report);
        }
        assertEquals(PROCESSES, contents.size());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(2L * PROCESSES, files.count(), "and nothing is left of the claims");
        }
    }

    @Test
    void namesOfAKilledProcessCanBeUsedAgain() throws Exception {
        Path out = folder.resolve("out");
        Process killed = start(out, "never written");
        assertEquals('c', killed.getInputStream().read());
        killed.destroyForcibly().waitFor();
        try (OutputNames names =
                OutputFolder.open(out).claim(List.of(Strategies.recommended().id()))) {
            assertEquals(List.of(out.resolve("shared.dscope")), names.runFiles());
        }
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static Process start(Path out, String contents) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claimer.class.getName(),
                        out.toString(),
                        contents)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Claims names, says a letter, waits until its input ends, and writes under them. */
    static final class Claimer {
        public static void main(String[] arguments) throws IOException {
            byte[] contents = arguments[1].getBytes(StandardCharsets.UTF_8);
            OutputFolder folder = OutputFolder.open(Path.of(arguments[0]));
            try (OutputNames names =
                    folder.claim(List.of(Strategies.recommended().id()))) {
                System.out.print('c');
                System.out.flush();
                System.in.readAllBytes();
                Files.write(Files.createFile(names.runFiles().get(0)), contents);
                AtomicFiles.write(
                        names.folder(),
                        names.named(List.of(new ReportFile("report.json", (out, progress) -> out.write(contents)))));
            }
        }
    }
}
