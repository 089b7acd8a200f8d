package dev.densescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The bytes of libtorch's tensors in training steps, counted in a process of its own.
 *
 * @param losses of the steps
 * @param peakBytes the most of the last step
 */
record LibtorchMemory(List<Double> losses, long peakBytes) {
    /** The first step makes the momentum, the second the first gradients with it. */
    private static final int STEPS = 3;

    LibtorchMemory {
        losses = List.copyOf(losses);
    }

    /** Prints a line {@code loss <loss>} for each step and {@code peak <bytes>} at the end. */
    public static void main(String[] arguments) {
        LibtorchAllocator allocator = LibtorchAllocator.install();
        Workload workload = Workload.parse(arguments[0]);
        torch.set_num_threads(Integer.parseInt(arguments[2]));
        LibtorchDenseNet net =
                new LibtorchDenseNet(workload.network(), torch.MemoryFormat.valueOf(arguments[1]), Workload.SEED);
        Tensor images = net.imagesOf(workload.images());
        Tensor labels = net.labelsOf(workload.labels());
        for (int i = 0; i < STEPS; i++) {
            System.gc();
            allocator.resetPeak();
            System.out.println("live " + allocator.liveBytes());
            System.out.println("loss " + net.step(images, labels));
        }
        System.out.println("peak " + allocator.peakBytes());
    }

    static LibtorchMemory of(Workload workload, torch.MemoryFormat format, int threads)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LibtorchMemory.class.getName(),
                workload.id(),
                format.name(),
                Integer.toString(threads));
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        Process process =
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Double> losses = new ArrayList<>();
        long peakBytes = 0;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "loss" -> losses.add(Double.parseDouble(words[1]));
                    case "peak" -> peakBytes = Long.parseLong(words[1]);
                    default -> {} // a library's own words
                }
            }
        }
        int exit = process.waitFor();
        if (exit != 0 || losses.size() != STEPS || peakBytes == 0) {
            throw new IllegalStateException("libtorch on %s did not finish: exit %d".formatted(workload, exit));
        }
        return new LibtorchMemory(losses, peakBytes);
    }
}
