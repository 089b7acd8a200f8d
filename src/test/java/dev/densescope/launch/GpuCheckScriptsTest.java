package dev.densescope.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code packaging/gpu-check}, as far as it goes without a GPU. */
class GpuCheckScriptsTest {
    private static final Path FOLDER = Path.of("packaging", "gpu-check");

    @Test
    void tablesAndSearchesComputeWhatTheirTestsSay() throws IOException, InterruptedException {
        assumeTrue(
                succeeds("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))"),
                "skipped: there is no python3 of version 3.10 or newer");
        assertSucceeds("python3", "-B", "-m", "unittest", "discover", FOLDER.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare.sh", "check.sh"})
    void shellScriptsCanBeRead(String script) throws IOException, InterruptedException {
        assumeTrue(succeeds("bash", "--version"), "skipped: there is no bash");
        assertSucceeds("bash", "-n", FOLDER.resolve(script).toString());
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void assertSucceeds(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
