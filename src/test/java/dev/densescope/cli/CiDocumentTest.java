package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.densescope.Main;
import dev.densescope.report.SampleRuns;
import dev.densescope.spec.json.DesignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/ci.md, as they stand there, run the program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are for bash")
class CiDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/ci.md");
    private static final int MAX_SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void putTheProgramOnThePath() throws IOException {
        DesignFile.write(folder.resolve("my-net.json"), SampleRuns.smallSpec());
        Path program = Files.createDirectory(folder.resolve("bin")).resolve("densescope");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Files.writeString(
                program,
                "#!/bin/sh\nexec '%s' -Xmx512m -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(java, classPath(), Main.class.getName()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aRunWithinTheLimitPassesAndBecomesTheSummary() throws Exception {
        assertEquals(0, run("1GiB"), errors());
        String summary = Files.readString(folder.resolve("summary.md"));
        assertTrue(summary.startsWith("#") && summary.contains("shared"), summary);
        assertEquals(Files.readString(folder.resolve("memory-report/report.md")), summary);
        assertTrue(reservedBytes() > 0);
    }

    @Test
    void aRunThatReservesMoreFailsWithItsReport() throws Exception {
        assertEquals(1, run("1KiB"));
        assertTrue(errors().contains("--max-peak of 1.00 KiB"), errors());
        assertTrue(errors().contains("is exceeded: shared reserved "), errors());
        assertTrue(reservedBytes() > 1024);
        assertTrue(Files.size(folder.resolve("summary.md")) > 0);
    }

    @Test
    void aWrongLimitIsBadUsageWithoutASummary() throws Exception {
        assertEquals(2, run("much"));
        assertTrue(errors().contains("--max-peak"), errors());
        assertTrue(Files.notExists(folder.resolve("summary.md")));
    }

    @Test
    void theWorkflowIsValidAndRunsTheSameLines() throws IOException {
        JsonNode workflow = new YAMLMapper().readTree(block("yaml"));
        assertEquals("pull_request", workflow.path("on").asText());
        JsonNode job = workflow.at("/jobs/memory");
        assertEquals("ubuntu-latest", job.path("runs-on").asText());
        List<JsonNode> steps = List.copyOf(job.path("steps").findParents("run"));
        assertEquals(2, steps.size());
        assertEquals(
                unindented(block("sh")), unindented(steps.get(1).path("run").asText()));
        for (JsonNode step : job.path("steps")) {
            assertTrue(step.has("run") ^ step.has("uses"), step.toString());
        }
    }

    /** Runs the lines as a job does, and returns the exit code. */
    private int run(String maxPeak) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", block("sh"))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        bash.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        bash.environment().put("MAX_PEAK", maxPeak);
        bash.environment()
                .put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        bash.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        Process process = bash.start();
        assertTrue(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private long reservedBytes() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("memory-report/report.json").toFile())
                .at("/runs/0/measured/reservedBytes")
                .asLong();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertTrue(block.find(), language);
        return block.group(1);
    }

    private static List<String> unindented(String lines) {
        return lines.lines().map(String::strip).toList();
    }

    /** With absolute names, since the lines run in another folder. */
    private static String classPath() {
        return String.join(
                ":",
                Pattern.compile(":")
                        .splitAsStream(System.getProperty("java.class.path"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
