package dev.densescope.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.option.UsageException;
import dev.densescope.sweep.grid.Shard;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ShardOptionTest {
    @Test
    void withoutOptionAndJobAllCellsAreComputed() {
        assertEquals(Shard.ALL, shard(Map.of()));
        assertEquals(Shard.ALL, shard(Map.of("JOB_COMPLETION_INDEX", "3")), "whose count Kubernetes does not tell");
        assertEquals(new Shard(2, 8), shard(Map.of("SLURM_ARRAY_TASK_ID", "5"), "--shard=2/8"));
    }

    @ParameterizedTest
    @CsvSource({"0,0,1,4,1", "3,0,1,4,4", "1,1,1,4,1", "7,1,2,4,4", "10,10,5,2,1", "15,10,5,2,2"})
    void theTaskOfASlurmArrayIsAPart(String id, String min, String step, String count, int index) {
        Map<String, String> job = slurm(id, min, step, count);
        assertEquals(new Shard(index, Integer.parseInt(count)), shard(job));
        assertEquals(new Shard(index, 9), shard(job, "--shard=/9"));
    }

    @Test
    void theIndexOfAKubernetesJobBeginsAt0() {
        assertEquals(new Shard(4, 4), shard(Map.of("JOB_COMPLETION_INDEX", "3"), "--shard=/4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/3", "0/3", "1/0", "-1/3", "1/1000001"})
    void partsThatDoNotExistAreRefused(String text) {
        String refused = refused(Map.of(), "--shard=" + text);
        assertTrue(
                refused.startsWith("A shard must be from 1/N to N/N with N from 1 to 1000000, but --shard is "),
                refused);
        assertTrue(refused.endsWith(text + "."), refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "a/3", "1/b", "1/2/3", "/", ""})
    void whatIsNoPartIsRefused(String text) {
        assertEquals(
                "--shard must be a part and a number of parts, such as 2/8, or /8 in a job, but is '" + text + "'.",
                refused(Map.of("JOB_COMPLETION_INDEX", "0"), "--shard=" + text));
    }

    @Test
    void jobsThatDoNotTellAPartAreRefused() {
        assertEquals(
                "--shard /N takes the part from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, but neither is set: give"
                        + " --shard I/N.",
                refused(Map.of(), "--shard=/4"));
        assertEquals(
                "The variable JOB_COMPLETION_INDEX must be a whole number from 0 to 2147483647, but is 'x'.",
                refused(Map.of("JOB_COMPLETION_INDEX", "x"), "--shard=/4"));
        assertEquals(
                "A shard must be from 1/N to N/N with N from 1 to 1000000, but SLURM_ARRAY_TASK_ID and"
                        + " SLURM_ARRAY_TASK_COUNT say 7/3: give --shard I/N.",
                refused(slurm("7", "1", "1", "3")),
                "of --array=1,3,7");
    }

    private static Map<String, String> slurm(String id, String min, String step, String count) {
        Map<String, String> job = new HashMap<>();
        job.put("SLURM_ARRAY_TASK_ID", id);
        job.put("SLURM_ARRAY_TASK_MIN", min);
        job.put("SLURM_ARRAY_TASK_STEP", step);
        job.put("SLURM_ARRAY_TASK_COUNT", count);
        return job;
    }

    private static String refused(Map<String, String> environment, String... options) {
        return assertThrows(UsageException.class, () -> shard(environment, options))
                .getMessage();
    }

    private static Shard shard(Map<String, String> environment, String... options) {
        Options command = new Options();
        new CommandLine(command).parseArgs(options);
        return command.shard.shard(environment);
    }

    @Command
    private static final class Options {
        @Mixin
        private ShardOption shard = new ShardOption();
    }
}
