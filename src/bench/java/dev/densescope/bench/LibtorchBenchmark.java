package dev.densescope.bench;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Speed of the peer that we compare with, to show that it runs in this build; prints, asserts no time. */
class LibtorchBenchmark {
    private static final int TRIES = 12;

    @Test
    void matrixProduct48x256By256x65536() {
        Tensor weights = torch.randn(48, 256);
        Tensor featureMaps = torch.randn(256, 65536);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            torch.matmul(weights, featureMaps).close();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("libtorch matrix product: %.1f ms, best of %d%n", best / 1e6, TRIES);
    }
}
