package dev.densescope.bench;

import static dev.densescope.bench.KernelCase.Operand.read;
import static dev.densescope.bench.KernelCase.Operand.written;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import dev.densescope.device.host.HostStorage;
import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** What bounds any kernel on this machine, as cases to be timed like kernels: large matrix products, and a large copy. */
final class MachineLimits {
    static final String NET = "limit";

    private static final int SIDE = 1536;
    private static final int COPIED_FLOATS = 64 << 20;

    private MachineLimits() {}

    static List<KernelCase> cases(int threads) {
        TensorShape square = TensorShape.matrix(SIDE, SIDE);
        TensorShape copied = TensorShape.vector(COPIED_FLOATS);
        TensorShape maps = TensorShape.channelsOutermost(64, COPIED_FLOATS / 64 / 32 / 32, 32, 32);
        String side = SIDE + " x " + SIDE;
        return List.of(
                new KernelCase(
                        NET + " matrix product, oneDNN",
                        side,
                        (long) SIDE * SIDE * SIDE,
                        List.of(read(square), read(square), read(TensorShape.vector(SIDE)), written(square)),
                        (k, t) -> k.linear(t.get(0), t.get(1), t.get(2), t.get(3))),
                new KernelCase(
                        NET + " matrix product, OpenBLAS",
                        side,
                        (long) SIDE * SIDE * SIDE,
                        List.of(read(square), read(square), written(square)),
                        (k, t) -> openBlasProduct(t, threads)),
                new KernelCase(
                        NET + " copy, C library",
                        "256 MiB",
                        0,
                        List.of(read(copied), written(copied)),
                        (k, t) -> copy(t.get(0), t.get(1), threads)),
                new KernelCase(
                        NET + " copy, ours",
                        "256 MiB",
                        0,
                        List.of(read(maps), written(maps)),
                        (k, t) -> k.concatenate(t.subList(0, 1), t.get(1))));
    }

    private static Kernel openBlasProduct(List<Tensor> tensors, int threads) {
        blas_set_num_threads(threads);
        FloatPointer a = pointer(tensors.get(0));
        FloatPointer b = pointer(tensors.get(1));
        FloatPointer c = pointer(tensors.get(2));
        return settings -> cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE);
    }

    /** Each thread copies its share with the C library's {@code memcpy}, which writes past the caches. */
    private static Kernel copy(Tensor from, Tensor to, int threads) {
        long share = (long) COPIED_FLOATS / threads;
        return settings -> {
            List<Thread> team = IntStream.range(0, threads)
                    .mapToObj(i -> new Thread(() -> Pointer.memcpy(
                            pointer(to).position(i * share), pointer(from).position(i * share), share * Float.BYTES)))
                    .toList();
            team.forEach(Thread::start);
            team.forEach(MachineLimits::join);
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while copying", e);
        }
    }

    private static FloatPointer pointer(Tensor tensor) {
        return new FloatPointer(HostStorage.pointer(tensor));
    }
}
