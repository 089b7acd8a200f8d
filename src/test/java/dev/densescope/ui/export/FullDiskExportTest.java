package dev.densescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A limit of the size of files stands for a full disk. */
class FullDiskExportTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void everyExportIsToldInASentenceAndLeavesWhatWasThere() throws Exception {
        Path old = Files.writeString(folder.resolve("small-report.html"), "old");
        List<String> told = export();
        assertEquals(4, told.size(), told.toString());
        for (String line : told) {
            assertTrue(line.matches("FAILED The file .* cannot be written: .*[a-z]\\."), line);
        }
        assertEquals("old", Files.readString(old));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(old), files.toList(), "nothing new, nothing half-written");
        }
    }

    private List<String> export() throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 4; exec \"$@\"", // blocks of 1024 bytes
                        "bash",
                        java,
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExportsOnAFullDisk.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> told = output.lines()
                    .filter(line -> line.startsWith("DONE ") || line.startsWith("FAILED "))
                    .toList();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return told;
        }
    }
}
