package dev.densescope.cli.sweep;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.sweep.grid.Shard;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the part of the cells that a process computes; by default the part of its task of a cluster's job. */
public final class ShardOption {
    private static final String NAME = "--shard";
    private static final int MAX = 1_000_000;

    private static final String SLURM_ID = "SLURM_ARRAY_TASK_ID";
    private static final String SLURM_COUNT = "SLURM_ARRAY_TASK_COUNT";
    private static final String SLURM_FIRST = "SLURM_ARRAY_TASK_MIN";
    private static final String SLURM_STEP = "SLURM_ARRAY_TASK_STEP";
    private static final String KUBERNETES_INDEX = "JOB_COMPLETION_INDEX";

    @Option(
            names = NAME,
            paramLabel = "I/N",
            description = {
                "Compute only part I of N, from 1/N to N/N: every N-th cell. /N takes I from the job: " + SLURM_ID
                        + " or",
                KUBERNETES_INDEX + ". Default: the task of a Slurm array, else all cells."
            })
    private Optional<String> shard = Optional.empty();

    /**
     * The part to compute.
     *
     * @param environment of the process
     * @throws UsageException if it is no part, or the job does not tell
     */
    public Shard shard(Map<String, String> environment) {
        if (shard.isEmpty()) {
            return environment.containsKey(SLURM_ID) && environment.containsKey(SLURM_COUNT)
                    ? part(ofSlurm(environment), whole(environment, SLURM_COUNT), SLURM_ID + " and " + SLURM_COUNT)
                    : Shard.ALL;
        }
        String[] numbers = shard.get().strip().split("/", -1);
        if (numbers.length != 2) {
            throw refused(shard.get());
        }
        int count = number(numbers[1]);
        return numbers[0].isEmpty()
                ? part(ofJob(environment), count, "the job and %s %s".formatted(NAME, shard.get()))
                : part(number(numbers[0]), count, NAME);
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw refused(shard.orElseThrow());
        }
    }

    private static UsageException refused(String text) {
        return new UsageException("%s must be a part and a number of parts, such as 2/8, or /8 in a job, but is '%s'."
                .formatted(NAME, text));
    }

    private static Shard part(long index, int count, String source) {
        if (count < 1 || count > MAX || index < 1 || index > count) {
            throw new UsageException("A shard must be from 1/N to N/N with N from 1 to %d, but %s %s %d/%d%s."
                    .formatted(
                            MAX,
                            source,
                            source.equals(NAME) ? "is" : "say",
                            index,
                            count,
                            source.equals(NAME) ? "" : ": give " + NAME + " I/N"));
        }
        return new Shard((int) index, count);
    }

    private static long ofJob(Map<String, String> environment) {
        if (environment.containsKey(SLURM_ID)) {
            return ofSlurm(environment);
        }
        if (environment.containsKey(KUBERNETES_INDEX)) {
            return whole(environment, KUBERNETES_INDEX) + 1L;
        }
        throw new UsageException("%s /N takes the part from %s or %s, but neither is set: give %s I/N."
                .formatted(NAME, SLURM_ID, KUBERNETES_INDEX, NAME));
    }

    /** From 1: ids of an array begin anywhere and may have a step. */
    private static long ofSlurm(Map<String, String> environment) {
        long first = environment.containsKey(SLURM_FIRST) ? whole(environment, SLURM_FIRST) : 0;
        int step = environment.containsKey(SLURM_STEP) ? Math.max(1, whole(environment, SLURM_STEP)) : 1;
        return (whole(environment, SLURM_ID) - first) / step + 1;
    }

    private static int whole(Map<String, String> environment, String variable) {
        return Numbers.whole("The variable " + variable, environment.get(variable), 0, Integer.MAX_VALUE);
    }
}
