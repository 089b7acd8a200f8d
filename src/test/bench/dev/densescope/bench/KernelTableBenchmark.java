package dev.densescope.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * How near kernels come to what the machine can do: prints for each its times, and from the shortest its rates beside the
 * matrix product's and the copy's of the same run. A kernel stands at the limit by which it would take longer.
 */
class KernelTableBenchmark {
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final int ITERATIONS = Integer.getInteger("bench.iterations", 4);
    private static final List<Workload> WORKLOADS = Arrays.stream(
                    System.getProperty("bench.nets", "densenet-bc-100-12:64,densenet-121:8").split(","))
            .map(Workload::parse)
            .toList();

    @Test
    void kernelsBesideTheLimitsOfTheMachine() throws RunnerException {
        List<KernelCase> limits = MachineLimits.cases(THREADS);
        List<KernelCase> cases = WORKLOADS.stream()
                .flatMap(workload -> KernelCases.of(workload).stream())
                .toList();
        // limits before and after, because machines drift
        Map<String, Statistics> limitNanos = time(limits);
        Map<String, Statistics> nanos = time(cases);
        time(limits).forEach((id, later) -> limitNanos.merge(
                id, later, (first, second) -> first.getMin() <= second.getMin() ? first : second));
        double flopsPerNano = best(limits, limitNanos, KernelCase::flops);
        double bytesPerNano = best(limits, limitNanos, limit -> limit.flops() > 0 ? 0 : limit.compulsoryBytes());
        System.out.printf(
                Locale.ROOT,
                "%nLimits: %.0f GFLOP/s in a matrix product, %.1f GB/s read and written in a copy; %d threads%n%n",
                flopsPerNano,
                bytesPerNano,
                THREADS);
        System.out.println("| kernel | maps | ms: best, median, 90 % | GFLOP/s | GB/s | limit | of the limit |\n"
                + "|---|---|---|---|---|---|---|");
        limits.forEach(limit -> print(limit, limitNanos.get(limit.id()), flopsPerNano, bytesPerNano));
        for (KernelCase kernel : cases) {
            print(kernel, nanos.get(kernel.id()), flopsPerNano, bytesPerNano);
        }
    }

    private static Map<String, Statistics> time(List<KernelCase> cases) throws RunnerException {
        Map<String, Statistics> nanos = new LinkedHashMap<>();
        var options = new OptionsBuilder()
                .include(KernelTimer.class.getName() + ".run$")
                .param("kernel", cases.stream().map(KernelCase::id).toArray(String[]::new))
                .param("threads", Integer.toString(THREADS))
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .output("target/kernel-table-jmh.txt")
                .jvmArgs(
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.maxbytes=0",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0")
                .build();
        for (RunResult result : new Runner(options).run()) {
            nanos.put(result.getParams().getParam("kernel"), result.getPrimaryResult().getStatistics());
        }
        return nanos;
    }

    /** The highest rate of any limit. */
    private static double best(
            List<KernelCase> limits, Map<String, Statistics> nanos, ToDoubleFunction<KernelCase> amount) {
        return limits.stream()
                .mapToDouble(limit ->
                        amount.applyAsDouble(limit) / nanos.get(limit.id()).getMin())
                .max()
                .orElseThrow();
    }

    private static void print(KernelCase kernel, Statistics nanos, double flopsPerNano, double bytesPerNano) {
        double best = nanos.getMin();
        double computing = kernel.flops() / flopsPerNano;
        double moving = kernel.compulsoryBytes() / bytesPerNano;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f, %.2f, %.2f | %s | %.1f (%.0f %%) | %s | %.0f %% |%n",
                kernel.id(),
                kernel.shape(),
                best / 1e6,
                nanos.getPercentile(50) / 1e6,
                nanos.getPercentile(90) / 1e6,
                kernel.flops() == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.0f (%.0f %%)", kernel.flops() / best, 100 * computing / best),
                kernel.compulsoryBytes() / best,
                100 * moving / best,
                computing > moving ? "product" : "copy",
                100 * Math.max(computing, moving) / best);
    }
}
