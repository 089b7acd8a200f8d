package dev.densescope.bench;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.StepSettings;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Times one kernel of the processor through the public interfaces, in a process of its own. Each call works on another set
 * of tensors, in turn, so many that a set has left the caches before it comes again: in a step as well a kernel finds
 * little of its operands there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelTimer {
    /** Several times the largest cache. */
    private static final double ROTATED_BYTES = 192 << 20;

    private static final int MAX_SETS = 64;
    private static final long LIMIT_WORKSPACE_BYTES = 256L << 20;
    private static final StepSettings SETTINGS = new StepSettings(1, Workload.SEED, 0.1f, 0.9f, 1e-4f);

    /** A case's id. */
    @Param("")
    public String kernel;

    @Param("1")
    public int threads;

    private CpuDevice device;
    private final List<Storage> storages = new ArrayList<>();
    private Kernel[] sets;
    private int next;

    /** Prepares the kernel once for each set of tensors; runs on the thread that is measured. */
    @Setup
    public void prepare() {
        String net = kernel.substring(0, kernel.indexOf(' '));
        boolean isLimit = net.equals(MachineLimits.NET);
        List<KernelCase> cases = isLimit ? MachineLimits.cases(threads) : KernelCases.of(Workload.parse(net));
        KernelCase found = cases.stream()
                .filter(candidate -> candidate.id().equals(kernel))
                .findFirst()
                .orElseThrow();
        device = new CpuDevice(threads);
        long workspaceBytes = isLimit ? LIMIT_WORKSPACE_BYTES : workspaceBytes(Workload.parse(net));
        TensorShape pages = new TensorShape(
                ElementType.UINT8, Layout.ROW_MAJOR, Math.toIntExact(workspaceBytes / 1024), 1024, 1, 1);
        Kernels kernels = device.kernels(tensors(List.of(pages)).get(0));
        List<TensorShape> shapes =
                found.operands().stream().map(KernelCase.Operand::shape).toList();
        sets = new Kernel[(int) Math.min(MAX_SETS, Math.ceil(1 + ROTATED_BYTES / found.compulsoryBytes()))];
        for (int set = 0; set < sets.length; set++) {
            List<Tensor> tensors = tensors(shapes);
            tensors.stream().filter(tensor -> tensor.shape().type() == ElementType.FLOAT32).forEach(this::fill);
            sets[set] = found.binding().bind(kernels, tensors);
        }
    }

    /** One call. */
    @Benchmark
    public void run() {
        sets[next].run(SETTINGS);
        next = (next + 1) % sets.length;
    }

    /** Gives everything back. */
    @TearDown
    public void close() {
        storages.forEach(Storage::close);
        device.close();
    }

    private long workspaceBytes(Workload workload) {
        Schedule schedule = Schedule.compile(workload.network(), Strategy.NAIVE, threads);
        return schedule.tensors().workspace().shape().bytes();
    }

    /** Tensors one behind the other in a storage of their own, each at a cache line. */
    private List<Tensor> tensors(List<TensorShape> shapes) {
        long bytes = Storage.ALIGNMENT + shapes.stream().mapToLong(KernelTimer::aligned).sum();
        Storage storage = device.reserve(bytes);
        storages.add(storage);
        List<Tensor> tensors = new ArrayList<>();
        long offset = 0;
        for (TensorShape shape : shapes) {
            tensors.add(new Tensor(storage, offset, shape));
            offset += aligned(shape);
        }
        return tensors;
    }

    private static long aligned(TensorShape shape) {
        return (shape.bytes() + Storage.ALIGNMENT - 1) / Storage.ALIGNMENT * Storage.ALIGNMENT;
    }

    /** Maps and weights of either sign; vectors, of which one may be a variance, of one. */
    private void fill(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.shape().elements())];
        boolean isVector = tensor.shape().layout() == Layout.ROW_MAJOR && tensor.shape().n() == 1;
        Random random = new Random(Workload.SEED);
        for (int i = 0; i < values.length; i++) {
            values[i] = isVector ? 0.5f + random.nextFloat() : random.nextFloat() - 0.5f;
        }
        device.write(tensor, values);
    }
}
