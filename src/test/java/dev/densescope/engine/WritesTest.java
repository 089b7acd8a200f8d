package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * An operation changes what it says it writes, and workspace, and nothing else of the arena. Places have many tenants, so a
 * write beside a tensor would meet a living one sooner or later.
 */
class WritesTest {
    private static final long SEED = 11;
    private static final StepSettings SETTINGS = new StepSettings(1, SEED, 0.1f, 0.9f, 1e-4f);

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.tiny();
    }

    @Property(tries = 25)
    void theProcessorWritesOnlyWhatOperationsSay(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertWritesOnlyWhatItSays(TestDevice.CPU, design, new Sharing(strategy, scope));
    }

    @Property(tries = 15)
    void loopsInJavaWriteOnlyWhatOperationsSay(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertWritesOnlyWhatItSays(TestDevice.PORTABLE_CPU, design, new Sharing(strategy, scope));
    }

    @Property(tries = 3)
    void nd4jWritesOnlyWhatOperationsSay(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertWritesOnlyWhatItSays(TestDevice.ND4J, design, new Sharing(strategy, scope));
    }

    @Property(tries = 5)
    void gpusWriteOnlyWhatOperationsSay(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertWritesOnlyWhatItSays(TestDevice.CUDA, design, new Sharing(strategy, scope));
    }

    private static void assertWritesOnlyWhatItSays(TestDevice testDevice, DenseNetSpec design, Sharing sharing) {
        Schedule schedule = Schedule.compile(Network.of(design), sharing, testDevice.target());
        try (Device device = testDevice.open();
                Arena arena = new Arena(schedule, device)) {
            fill(schedule, arena, device);
            KernelBinder binder = new KernelBinder(
                    arena::tensor,
                    device.kernels(arena.tensor(schedule.tensors().workspace())));
            List<Operation> operations = new ArrayList<>(schedule.operations());
            operations.addAll(schedule.evaluation());
            for (Operation operation : operations) {
                float[] before = allButWorkspace(schedule, arena, device);
                binder.bind(operation).run(SETTINGS);
                float[] after = allButWorkspace(schedule, arena, device);
                copyWritten(schedule, operation, after, before);
                assertEquals(-1, Arrays.mismatch(before, after), () -> sharing + ": " + operation);
            }
        }
    }

    private static void fill(Schedule schedule, Arena arena, Device device) {
        TestBatch batch = new TestBatch(schedule.network(), SEED);
        for (Value value : schedule.values()) {
            if (value.held() && value.shape().type() == ElementType.FLOAT32) {
                device.write(
                        arena.tensor(value),
                        batch.around(1, Math.toIntExact(value.shape().elements())));
            }
        }
        device.write(arena.tensor(schedule.tensors().labels()), batch.labels());
    }

    /** The numbers of the arena before the workspace, then those behind it. */
    private static float[] allButWorkspace(Schedule schedule, Arena arena, Device device) {
        Storage storage = arena.tensor(schedule.tensors().images()).storage();
        Value workspace = schedule.tensors().workspace();
        long end = schedule.offsetBytes(workspace) + workspace.shape().bytes();
        float[] before = read(device, storage, 0, schedule.offsetBytes(workspace));
        float[] behind = read(device, storage, end, storage.bytes());
        float[] all = Arrays.copyOf(before, before.length + behind.length);
        System.arraycopy(behind, 0, all, before.length, behind.length);
        return all;
    }

    private static float[] read(Device device, Storage storage, long start, long end) {
        int numbers = (int) ((end - start) / Float.BYTES);
        return numbers == 0 ? new float[0] : device.read(new Tensor(storage, start, TensorShape.vector(numbers)));
    }

    private static void copyWritten(Schedule schedule, Operation operation, float[] source, float[] target) {
        Value workspace = schedule.tensors().workspace();
        for (View view : operation.computation().writes()) {
            for (Value value : view.values()) {
                long offset = schedule.offsetBytes(value);
                long left = offset < schedule.offsetBytes(workspace)
                        ? offset
                        : offset - workspace.shape().bytes();
                int start = (int) (left / Float.BYTES);
                int numbers = (int) ((value.shape().bytes() + Float.BYTES - 1) / Float.BYTES);
                System.arraycopy(source, start, target, start, numbers);
            }
        }
    }
}
