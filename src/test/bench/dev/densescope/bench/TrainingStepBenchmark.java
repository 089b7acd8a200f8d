package dev.densescope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One training step, ours beside other frameworks', in alternating processes: rounds of A B C, A B C, ..., so that a drift
 * of the machine meets all alike. Prints times with their spread and, round by round, the ratio to the reference: the best
 * libtorch, or Deeplearning4j where no libtorch runs, or else the first peer.
 */
class TrainingStepBenchmark {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int STEPS = Integer.getInteger("bench.steps", 6);
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final List<String> PEERS = List.of(
            System.getProperty("bench.peers", "libtorch-nhwc,libtorch-nchw,naive,shared").split(","));

    static Stream<Workload> nets() {
        return Arrays.stream(System.getProperty("bench.nets", "densenet-bc-100-12:64,densenet-121:8").split(","))
                .map(Workload::parse);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void trainingStepBesideItsPeers(Workload workload) throws IOException, InterruptedException {
        Map<String, List<PeerRun>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String peer : PEERS) {
                rounds.computeIfAbsent(peer, key -> new ArrayList<>()).add(PeerRun.of(peer, workload, STEPS, THREADS));
            }
        }
        print(workload, rounds);
    }

    private static void print(Workload workload, Map<String, List<PeerRun>> rounds) {
        String reference = Stream.of("libtorch", "dl4j")
                .filter(family -> PEERS.stream().anyMatch(peer -> peer.startsWith(family)))
                .findFirst()
                .orElse(PEERS.get(0));
        System.out.printf("%n%s, batch %d, %d threads, %d rounds of %d steps; ratio to %s%n%n",
                workload.preset(), workload.batch(), THREADS, ROUNDS, STEPS, reference);
        System.out.println("| peer | ms a step: best, median, worst | ratio: best, median, worst"
                + " | peak memory of the process | first loss |\n|---|---|---|---|---|");
        rounds.forEach((peer, own) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %d MiB | %.6f |%n",
                peer,
                own.stream().anyMatch(PeerRun::ranOutOfMemory) ? "ran out of memory" : spread("%.0f", millisOf(own)),
                spread("%.3f", ratios(own, rounds, reference)),
                own.stream().mapToLong(PeerRun::peakBytes).max().orElse(0) >> 20,
                own.get(0).firstLoss()));
    }

    private static DoubleStream millisOf(List<PeerRun> runs) {
        return runs.stream().flatMap(run -> run.millis().stream()).mapToDouble(Double::doubleValue);
    }

    /** Best, median, worst. */
    private static String spread(String format, DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        return sorted.length == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        String.join(", ", format, format, format),
                        sorted[0],
                        sorted[sorted.length / 2],
                        sorted[sorted.length - 1]);
    }

    /** Median over the reference's median, for each round in which both had enough memory. */
    private static DoubleStream ratios(List<PeerRun> own, Map<String, List<PeerRun>> rounds, String reference) {
        return IntStream.range(0, own.size())
                .filter(round -> !own.get(round).ranOutOfMemory())
                .boxed()
                .flatMapToDouble(round -> referenceMedian(rounds, reference, round).stream()
                        .map(millis -> own.get(round).median() / millis));
    }

    private static OptionalDouble referenceMedian(Map<String, List<PeerRun>> rounds, String reference, int round) {
        return rounds.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(reference))
                .map(entry -> entry.getValue().get(round))
                .filter(run -> !run.ranOutOfMemory())
                .mapToDouble(PeerRun::median)
                .min();
    }
}
