package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.cuda.CudaTestDevice;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.hardware.WorkspaceRule;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.View;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule for the workspace, which knows no device, leaves room for what kernels ask for. */
class WorkspaceTest {
    enum Loops {
        NATIVE {
            @Override
            Device open(int threads) {
                return new CpuDevice(threads);
            }
        },
        PORTABLE {
            @Override
            Device open(int threads) {
                return CpuDevice.withoutNativeLoops(threads);
            }
        },
        CUDA {
            @Override
            Device open(int threads) {
                return CudaTestDevice.open();
            }

            @Override
            Target target(int threads) {
                return Target.nvidia(false);
            }

            @Override
            int[] threads() {
                return ONE;
            }
        },
        CUDA_IN_TENSOR_FLOAT_32 {
            @Override
            Device open(int threads) {
                return CudaTestDevice.open(true);
            }

            @Override
            Target target(int threads) {
                return Target.nvidia(true);
            }

            @Override
            int[] threads() {
                return ONE;
            }
        };

        private static final int[] ONE = {1};

        abstract Device open(int threads);

        Target target(int threads) {
            return Target.processor(threads);
        }

        /** Few and many; a GPU does not depend on them. */
        int[] threads() {
            return new int[] {1, 8};
        }
    }

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.tiny();
    }

    @Provide
    Arbitrary<Integer> threads() {
        return Arbitraries.of(1, 2, 3, 8);
    }

    /** Each by itself: that another operation of the step needs more must not hide it. */
    @Property(tries = 120)
    void everyOperationKeepsWithinTheBytesOfItsRule(
            @ForAll("designs") DenseNetSpec design,
            @ForAll Strategy strategy,
            @ForAll("threads") int threads,
            @ForAll Loops loops) {
        assertEveryOperationFits(design, List.of(strategy), threads, loops);
    }

    /** So many channels and so wide maps that tiles in the kernels' scratch memory have other sizes. */
    @ParameterizedTest
    @CsvSource({"330, 6, 2, 23", "650, 30, 9, 6", "24, 200, 4, 130", "12, 9, 0, 101"})
    void operationsOverManyChannelsKeepWithinTheirRuleToo(int stemChannels, int growthRate, int bottleneck, int width) {
        DenseNetSpec design = design(
                Stem.CIFAR, new InputSpec(3, 5, width), stemChannels, new DenseBlockSpec(2, growthRate, bottleneck), 3);
        for (Loops loops : Loops.values()) {
            for (int threads : loops.threads()) {
                assertEveryOperationFits(design, List.of(Strategy.NAIVE, Strategy.SHARED), threads, loops);
            }
        }
    }

    /** One storage for all strategies: most of the time would go into the memory of others. */
    private static void assertEveryOperationFits(
            DenseNetSpec design, List<Strategy> strategies, int threads, Loops loops) {
        Target target = loops.target(threads);
        List<Schedule> schedules = strategies.stream()
                .map(strategy -> Schedule.compile(Network.of(design), strategy, target))
                .toList();
        long most = schedules.stream().mapToLong(Schedule::reservedBytes).max().orElseThrow();
        try (Device device = loops.open(threads);
                Storage storage = device.reserve(most)) {
            for (Schedule schedule : schedules) {
                Stream.concat(schedule.operations().stream(), schedule.evaluation().stream())
                        .forEach(operation -> bind(operation, target.workspace(), storage, schedule, device));
            }
        }
    }

    private static void bind(
            Operation operation, WorkspaceRule rule, Storage storage, Schedule schedule, Device device) {
        // there is no tensor of no bytes
        int bytes = Math.toIntExact(Math.max(1, rule.bytesFor(operation.computation())));
        TensorShape shape = new TensorShape(ElementType.UINT8, Layout.ROW_MAJOR, 1, bytes, 1, 1);
        Tensor own = new Tensor(storage, schedule.offsetBytes(schedule.tensors().workspace()), shape);
        assertDoesNotThrow(
                () -> new KernelBinder(view -> tensor(view, storage, schedule), device.kernels(own)).bind(operation),
                operation::toString);
    }

    private static Tensor tensor(View view, Storage storage, Schedule schedule) {
        return new Tensor(storage, schedule.offsetBytes(view.values().get(0)), view.shape());
    }

    /** Found by search: each thread's copy for max pooling is aligned, and all together need more than whole pages do. */
    @ParameterizedTest
    @CsvSource({"8, 284, 284, 10, 39", "3, 172, 208, 13, 31", "2, 172, 176, 11, 37"})
    void anEngineIsMadeWherePoolingNeedsMost(int threads, int height, int width, int stemChannels, int batch) {
        DenseNetSpec design = design(
                Stem.IMAGENET, new InputSpec(3, height, width), stemChannels, new DenseBlockSpec(1, 4, 0), batch);
        for (Loops loops : Loops.values()) {
            Schedule schedule = Schedule.compile(Network.of(design), Strategy.NAIVE, loops.target(threads));
            try (Device device = loops.open(threads);
                    TrainingEngine engine = new TrainingEngine(schedule, device)) {
                assertEquals(schedule.reservedBytes(), engine.measurement().reservedBytes());
            }
        }
    }

    private static DenseNetSpec design(Stem stem, InputSpec input, int stemChannels, DenseBlockSpec block, int batch) {
        return new DenseNetSpec("workspace", input, stem, stemChannels, List.of(block), 0.5, 0, 3, batch);
    }
}
