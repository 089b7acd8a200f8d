package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One training step, ours beside libtorch's, in alternating processes: rounds of A B C, A B C, ..., so that a drift of the
 * machine meets all alike. Prints medians and spread, and the ratio to the best libtorch round by round.
 */
class TrainingStepBenchmark {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int STEPS = Integer.getInteger("bench.steps", 6);
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final List<String> PEERS = List.of(
            System.getProperty("bench.peers", "libtorch-nhwc,libtorch-nchw,naive,shared").split(","));

    @ParameterizedTest
    @CsvSource({"densenet-bc-100-12,64", "densenet-121,8"})
    void trainingStepBesideLibtorch(String preset, int batch) throws IOException, InterruptedException {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String peer : PEERS) {
                rounds.computeIfAbsent(peer, key -> new ArrayList<>()).add(run(peer, preset, batch));
            }
        }
        print(preset, batch, rounds);
    }

    /** Times of one process, sorted, with its first loss and its peak memory. */
    private record Round(List<Double> millis, double loss, long peakBytes) {
        double median() {
            return millis.get(millis.size() / 2);
        }
    }

    private static Round run(String peer, String preset, int batch) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx2g",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StepTimer.class.getName(),
                peer,
                preset,
                Integer.toString(batch),
                Integer.toString(STEPS),
                Integer.toString(THREADS));
        // large blocks stay with the process: without this libtorch loses half its time to page faults
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "17179869184");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "17179869184");
        builder.environment().put("MALLOC_TOP_PAD_", "67108864");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(THREADS));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        List<double[]> steps = new ArrayList<>();
        long peak = 0;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("step")) {
                    steps.add(new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])});
                } else if (words[0].equals("peak")) {
                    peak = Long.parseLong(words[1]);
                }
            }
        }
        assertFalse(process.waitFor() != 0 || steps.isEmpty(), peer + " did not finish");
        List<Double> millis = steps.stream().map(step -> step[0]).sorted().toList();
        return new Round(millis, steps.get(0)[1], peak);
    }

    private static void print(String preset, int batch, Map<String, List<Round>> rounds) {
        System.out.printf(Locale.ROOT, "%n%s, batch %d, %d threads, %d rounds of %d steps%n", preset, batch, THREADS, ROUNDS, STEPS);
        System.out.printf("%-18s %28s %24s %14s %12s%n", "", "ms a step: best median worst", "ratio: best median worst", "first loss", "peak MiB");
        rounds.forEach((peer, own) -> {
            double[] all = own.stream().flatMap(round -> round.millis().stream())
                    .mapToDouble(Double::doubleValue).sorted().toArray();
            double[] ratios = ratios(own, rounds);
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %10.0f %8.0f %8.0f %9.3f %7.3f %7.3f %13.6f %12d%n",
                    peer,
                    all[0],
                    all[all.length / 2],
                    all[all.length - 1],
                    ratios[0],
                    ratios[ratios.length / 2],
                    ratios[ratios.length - 1],
                    own.get(0).loss(),
                    own.stream().mapToLong(Round::peakBytes).max().orElse(0) >> 20);
        });
    }

    /** Median over the best libtorch's median, round by round, sorted. */
    private static double[] ratios(List<Round> own, Map<String, List<Round>> rounds) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            int round = i;
            double libtorch = rounds.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("libtorch"))
                    .mapToDouble(entry -> entry.getValue().get(round).median())
                    .min()
                    .orElse(Double.NaN);
            ratios[i] = own.get(i).median() / libtorch;
        }
        Arrays.sort(ratios);
        return ratios;
    }
}
