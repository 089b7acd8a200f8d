package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.SharedScope;
import dev.densescope.plan.Sharing;
import dev.densescope.plan.Strategy;
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

    private static void assertWritesOnlyWhatItSays(TestDevice testDevice, DenseNetSpec design, Sharing sharing) {
        Schedule schedule = Schedule.compile(Network.of(design), sharing, testDevice.target());
        try (Device device = testDevice.open();
                Arena arena = new Arena(schedule, device)) {
            fill(schedule, arena, device);
            KernelBinder binder = new KernelBinder(
                    arena, device.kernels(arena.tensor(schedule.tensors().workspace())));
            List<Operation> operations = new ArrayList<>(schedule.operations());
            operations.addAll(schedule.evaluation());
            for (Operation operation : operations) {
                float[] before = device.read(whole(schedule, arena));
                binder.bind(operation).run(SETTINGS);
                float[] after = device.read(whole(schedule, arena));
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

    /** All of the arena as numbers. */
    private static Tensor whole(Schedule schedule, Arena arena) {
        Storage storage = arena.tensor(schedule.tensors().images()).storage();
        return new Tensor(storage, 0, TensorShape.vector((int) (storage.bytes() / Float.BYTES)));
    }

    private static void copyWritten(Schedule schedule, Operation operation, float[] source, float[] target) {
        List<View> written = new ArrayList<>(operation.computation().writes());
        written.add(View.of(schedule.tensors().workspace()));
        for (View view : written) {
            for (Value value : view.values()) {
                int start = (int) (schedule.offsetBytes(value) / Float.BYTES);
                int numbers = (int) ((value.shape().bytes() + Float.BYTES - 1) / Float.BYTES);
                System.arraycopy(source, start, target, start, numbers);
            }
        }
    }
}
