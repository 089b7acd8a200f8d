package dev.densescope.bench;

import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.costs.Calibration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Predicted step times, after a calibration, against measured ones: of each network, steps under all strategies in turn, the
 * calibration just before. Prints the misses, of each step and of each strategy against the first; nothing is asserted, since
 * a machine that is busy for a second during the calibration misses by as much.
 */
class StepTimePredictionBenchmark {
    private static final int STEPS = Integer.getInteger("bench.steps", 7);
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final List<Strategy> STRATEGIES =
            List.of(Strategy.IN_PLACE, Strategy.REDO_NORMS, Strategy.FEATURES_ONLY, Strategy.SHARED, Strategy.CHECKPOINT);

    private record Net(String preset, int batch) {
        private static Net of(String text) {
            int colon = text.indexOf(':');
            return new Net(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }

    private static final List<Net> NETS = Arrays.stream(
                    System.getProperty("bench.nets", "densenet-bc-40-12:64,densenet-bc-100-12:64,densenet-121:16")
                            .split(","))
            .map(Net::of)
            .toList();

    @Test
    void calibratedCostsAgainstSteps() {
        Target target = Target.processor(THREADS);
        for (Net net : NETS) {
            try (CpuDevice device = new CpuDevice(THREADS)) {
                long start = System.nanoTime();
                FittedCosts costs = Calibration.of(device, target, () -> false);
                System.out.printf(Locale.ROOT, "calibration: %.0f ms%n", (System.nanoTime() - start) / 1e6);
                compare(net, costs, device, target);
            }
        }
    }

    private static void compare(Net net, FittedCosts costs, CpuDevice device, Target target) {
        double[] measured = measured(new Workload(net.preset(), net.batch()), device);
        double[] predicted = new double[measured.length];
        Network network = new Workload(net.preset(), net.batch()).network();
        for (int i = 0; i < measured.length; i++) {
            predicted[i] = Schedule.compile(network, STRATEGIES.get(i), target).operations().stream()
                            .mapToDouble(operation -> costs.nanos(operation.computation()))
                            .sum()
                    / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%s, batch %d, %s: measured %.0f ms, predicted %.0f ms, miss %+.1f %%; over %s %.3f, predicted %.3f, miss %+.1f %%%n",
                    net.preset(),
                    net.batch(),
                    STRATEGIES.get(i).id(),
                    measured[i],
                    predicted[i],
                    100 * (predicted[i] / measured[i] - 1),
                    STRATEGIES.get(0).id(),
                    measured[i] / measured[0],
                    predicted[i] / predicted[0],
                    100 * (predicted[i] / predicted[0] / (measured[i] / measured[0]) - 1));
        }
    }

    /** Median milliseconds of a step of each strategy, their steps in turn. */
    private static double[] measured(Workload workload, CpuDevice device) {
        double[][] millis = new double[STRATEGIES.size()][STEPS];
        List<EngineTrainer> engines = STRATEGIES.stream()
                .map(strategy -> new EngineTrainer(workload, strategy, device, THREADS))
                .toList();
        for (int step = -2; step < STEPS; step++) {
            for (int i = 0; i < engines.size(); i++) {
                long start = System.nanoTime();
                engines.get(i).step();
                if (step >= 0) {
                    millis[i][step] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        engines.forEach(EngineTrainer::close);
        return Arrays.stream(millis)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[STEPS / 2])
                .toArray();
    }
}
