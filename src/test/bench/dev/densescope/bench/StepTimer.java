package dev.densescope.bench;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.plan.decision.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A process that trains one workload with one peer and prints a line {@code first <loss>} after the first step, {@code
 * step <milliseconds>} for each measured one, {@code out-of-memory} if there is not enough, and {@code peak <bytes>} at
 * the end. One peer per process: two OpenMP teams in one process disturb each other.
 */
final class StepTimer {
    /** Enough for the compiler of the virtual machine; a training runs for thousands. */
    private static final int WARMUP_STEPS = 8;

    static final String OUT_OF_MEMORY = "out-of-memory";

    private StepTimer() {}

    /**
     * @param arguments peer (a strategy's id, {@code libtorch-nhwc}, {@code libtorch-nchw} or {@code dl4j}), preset, batch,
     *     steps, threads
     */
    public static void main(String[] arguments) throws IOException {
        String peer = arguments[0];
        Workload workload = new Workload(arguments[1], Integer.parseInt(arguments[2]));
        int steps = Integer.parseInt(arguments[3]);
        int threads = Integer.parseInt(arguments[4]);
        try {
            time(peer, workload, steps, threads);
        } catch (OutOfMemoryError | DeviceMemoryException e) {
            System.out.println(OUT_OF_MEMORY);
        }
        System.out.println("peak " + peakBytes());
    }

    private static void time(String peer, Workload workload, int steps, int threads) {
        switch (peer) {
            case "libtorch-nhwc" -> timeLibtorch(workload, torch.MemoryFormat.ChannelsLast, steps, threads);
            case "libtorch-nchw" -> timeLibtorch(workload, torch.MemoryFormat.Contiguous, steps, threads);
            case "dl4j" -> time(steps, new Dl4jTrainer(workload)::step);
            default -> timeEngine(workload, Strategy.ofId(peer).orElseThrow(), steps, threads);
        }
    }

    private static void timeLibtorch(Workload workload, torch.MemoryFormat format, int steps, int threads) {
        torch.set_num_threads(threads);
        LibtorchDenseNet net = new LibtorchDenseNet(workload.network(), format, Workload.SEED);
        Tensor images = net.imagesOf(workload.images());
        Tensor labels = net.labelsOf(workload.labels());
        time(steps, () -> (float) net.step(images, labels));
    }

    private static void timeEngine(Workload workload, Strategy strategy, int steps, int threads) {
        try (CpuDevice device = new CpuDevice(threads);
                EngineTrainer trainer = new EngineTrainer(workload, strategy, device, threads)) {
            time(steps, trainer::step);
        }
    }

    private static void time(int steps, Supplier<Float> step) {
        for (int i = 0; i < WARMUP_STEPS + steps; i++) {
            long start = System.nanoTime();
            float loss = step.get();
            double millis = (System.nanoTime() - start) / 1e6;
            if (i == 0) {
                System.out.println("first " + loss);
            }
            if (i >= WARMUP_STEPS) {
                System.out.println("step " + millis);
            }
        }
    }

    /** Peak resident memory of this process by the operating system's count; 0 where it does not say. */
    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
