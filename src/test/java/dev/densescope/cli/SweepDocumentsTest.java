package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts and commands of docs/sweep.md do what they say. */
class SweepDocumentsTest {
    private static final Path SLURM = Path.of("packaging/sweep/slurm-array.sh");
    private static final Path KUBERNETES = Path.of("packaging/sweep/kubernetes-job.yaml");

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for bash")
    void theSlurmScriptIsValidAndSweepsThePartOfItsTask() throws Exception {
        assertEquals(0, bash(Map.of(), "-n", SLURM.toString()));
        Path program = Files.createDirectory(folder.resolve("bin")).resolve("densescope");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder.resolve("arguments") + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> task = Map.of(
                "PATH",
                program.getParent() + ":" + System.getenv("PATH"),
                "SWEEP_DIR",
                folder.resolve("a sweep").toString(),
                "SLURM_CPUS_PER_TASK",
                "2");

        assertEquals(0, bash(task, SLURM.toString(), "--depths=10,16", "--batch=2"), said());

        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(
                "4 cells computed, 0 complete before, 0 failed, 0 being computed by others: "
                        + folder.resolve("a sweep"),
                run.out().strip());
        assertTrue(bash(Map.of("SWEEP_DIR", ""), SLURM.toString()) != 0);
        assertTrue(said().contains("SWEEP_DIR: set it to a folder that all nodes share"), said());
    }

    @Test
    void theKubernetesJobIsIndexedAndHasAsManyPartsAsPods() throws IOException {
        JsonNode job = new YAMLMapper().readTree(Files.readString(KUBERNETES));
        assertEquals(
                "batch/v1 Job",
                job.path("apiVersion").asText() + " " + job.path("kind").asText());
        assertEquals("Indexed", job.at("/spec/completionMode").asText());
        int parts = job.at("/spec/completions").asInt();
        JsonNode pod = job.at("/spec/template/spec");
        assertEquals("Never", pod.path("restartPolicy").asText(), "as a failure policy requires");
        assertEquals(
                "FailIndex", job.at("/spec/podFailurePolicy/rules/0/action").asText());
        JsonNode container = pod.at("/containers/0");
        assertEquals(
                pod.at("/volumes/0/name").asText(),
                container.at("/volumeMounts/0/name").asText());
        List<String> arguments = new ArrayList<>();
        container.path("args").forEach(argument -> arguments.add(argument.asText()));
        assertTrue(arguments.contains("--shard=/" + parts), arguments.toString());
        assertTrue(arguments.remove(
                "--out=" + container.at("/volumeMounts/0/mountPath").asText()));
        // as the first pod of a job with a part for each of many cells
        arguments.set(arguments.indexOf("--shard=/" + parts), "--shard=1/64");
        arguments.add("--out=" + folder);
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("2 cells computed"), run.out());
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private int bash(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(arguments));
        ProcessBuilder bash = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        bash.environment().putAll(environment);
        Process process = bash.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
