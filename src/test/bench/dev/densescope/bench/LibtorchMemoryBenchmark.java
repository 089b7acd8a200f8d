package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.framework.Framework;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The peak of libtorch's tensors in a training step, counted by an allocator, beside that of our model of PyTorch. Both
 * are without the kernels' own workspaces, which oneDNN allocates by itself.
 */
class LibtorchMemoryBenchmark {
    private static final double TOLERANCE = 0.02;
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());

    static Stream<Workload> nets() {
        return Arrays.stream(System.getProperty("bench.nets", "densenet-bc-40-12:64,densenet-121:8").split(","))
                .map(Workload::parse);
    }

    @BeforeAll
    static void heading() {
        System.out.println("| net, batch | libtorch's tensors, peak bytes | model | model / libtorch |\n|---|---|---|---|");
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theModelsPeakIsThatOfLibtorchsTensors(Workload workload) throws IOException, InterruptedException {
        LibtorchMemory measured = LibtorchMemory.of(workload, torch.MemoryFormat.Contiguous, THREADS);
        long modelled = Framework.PYTORCH.need(workload.network()).peakAllocatedBytes();

        System.out.printf(
                Locale.ROOT,
                "| %s, %d | %d | %d | %.4f |%n",
                workload.preset(),
                workload.batch(),
                measured.peakBytes(),
                modelled,
                (double) modelled / measured.peakBytes());
        assertTrue(
                measured.losses().stream().allMatch(Double::isFinite),
                () -> "libtorch computed nonsense: losses " + measured.losses());
        assertEquals(1, (double) modelled / measured.peakBytes(), TOLERANCE);
    }
}
