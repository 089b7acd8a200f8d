package dev.densescope.bench;

import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the time of a training step goes: {@code StepProfile PRESET BATCH STRATEGY STEPS} prints, for each kind of
 * operation, the sum over layers of its shortest time in any step. To be run on a machine that does nothing else.
 */
final class StepProfile {
    private static final int WARMUP_STEPS = 2;

    private StepProfile() {}

    /** @param arguments preset, batch, strategy, steps */
    public static void main(String[] arguments) {
        Workload workload = new Workload(arguments[0], Integer.parseInt(arguments[1]));
        Strategy strategy = Strategy.ofId(arguments[2]).orElseThrow();
        int threads = Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
        Schedule schedule = Schedule.compile(workload.network(), strategy, threads);
        long[] shortest = shortestNanos(workload, schedule, threads, Integer.parseInt(arguments[3]));
        print(schedule, shortest);
    }

    private static long[] shortestNanos(Workload workload, Schedule schedule, int threads, int steps) {
        long[] shortest = new long[schedule.operations().size()];
        Arrays.fill(shortest, Long.MAX_VALUE);
        float[] images = workload.images();
        int[] labels = workload.labels();
        try (CpuDevice device = new CpuDevice(threads);
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            engine.initializeParameters(Workload.SEED);
            Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
            StepSettings settings = new StepSettings(1, Workload.SEED, 0.1f, 0.9f, 1e-4f);
            for (int step = 0; step < WARMUP_STEPS + steps; step++) {
                recorder.stepStarted(step + 1);
                long start = System.nanoTime();
                engine.step(images, labels, settings, recorder, () -> false);
                long nanos = System.nanoTime() - start;
                StepTrace trace = recorder.stepFinished();
                long inOperations = IntStream.range(0, shortest.length)
                        .mapToLong(trace::durationNanos)
                        .sum();
                System.out.printf(
                        Locale.ROOT,
                        "step %d: %.0f ms, %.1f ms of it between operations%n",
                        step + 1,
                        nanos / 1e6,
                        (nanos - inOperations) / 1e6);
                for (int i = 0; i < shortest.length && step >= WARMUP_STEPS; i++) {
                    shortest[i] = Math.min(shortest[i], trace.durationNanos(i));
                }
            }
        }
        return shortest;
    }

    private static void print(Schedule schedule, long[] shortest) {
        Map<String, Long> byKind = new TreeMap<>();
        for (TracedOperation operation : schedule.legend().operations()) {
            String layer = operation.layer().toString().replaceAll("block\\d+/layer\\d+", "layer").replaceAll("\\d+", "");
            byKind.merge(layer + " " + operation.phase() + " " + operation.name(), shortest[operation.index()], Long::sum);
        }
        byKind.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(kind -> System.out.printf(Locale.ROOT, "%9.2f ms  %s%n", kind.getValue() / 1e6, kind.getKey()));
        System.out.printf(Locale.ROOT, "%9.2f ms  in all%n", Arrays.stream(shortest).sum() / 1e6);
    }
}
