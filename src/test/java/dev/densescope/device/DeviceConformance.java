package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** What every device must do. One subclass per device opens it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeviceConformance {
    private static final int WORKSPACE_BYTES = 16 << 20;
    /** Made once for all devices of the same layouts: what is expected takes longer to find than what kernels give. */
    private static final Map<CaseLayouts, List<KernelCase>> KERNELS = new ConcurrentHashMap<>();

    private Device device;
    private Storage workspaceStorage;
    private Tensor workspace;
    private Optional<TestAbortedException> missing = Optional.empty();

    /** Opens the device, on two threads unless the class says otherwise. */
    abstract Device open();

    @BeforeAll
    void openDevice() {
        try {
            device = open();
        } catch (TestAbortedException notThere) {
            missing = Optional.of(notThere);
            return;
        }
        workspaceStorage = device.reserve(WORKSPACE_BYTES + Storage.ALIGNMENT);
        TensorShape shape = new TensorShape(ElementType.UINT8, Layout.ROW_MAJOR, WORKSPACE_BYTES / 64, 64, 1, 1);
        workspace = new Tensor(workspaceStorage, 0, shape);
    }

    /** So every test is skipped by its name, and says why. */
    @BeforeEach
    void requireDevice() {
        missing.ifPresent(reason -> {
            throw reason;
        });
    }

    @AfterAll
    void closeDevice() {
        if (missing.isEmpty()) {
            workspaceStorage.close();
            device.close();
        }
    }

    /** Runs a case, its operands moved by {@code shiftBytes} from aligned places. */
    final KernelRun run(KernelCase kernelCase, long shiftBytes) {
        return KernelRun.of(device, workspace, kernelCase, shiftBytes);
    }

    /** How the device wants feature maps to lie. */
    CaseLayouts layouts() {
        return CaseLayouts.PROCESSOR;
    }

    final Stream<KernelCase> kernels() {
        return KERNELS.computeIfAbsent(layouts(), DeviceConformance::cases).stream();
    }

    private static List<KernelCase> cases(CaseLayouts layouts) {
        return Stream.of(
                        ConvolutionCases.all(layouts),
                        NormalizationCases.all(layouts),
                        NormalizedProductCases.all(layouts),
                        PoolingCases.all(layouts),
                        HeadCases.all(),
                        ElementwiseCases.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelAgreesWithTheReference(KernelCase kernelCase) {
        assertAgrees(kernelCase, 0);
    }

    private void assertAgrees(KernelCase kernelCase, long shiftBytes) {
        KernelRun run = run(kernelCase, shiftBytes);
        for (int i = 0; i < kernelCase.operands().size(); i++) {
            KernelCase.Operand operand = kernelCase.operands().get(i);
            if (operand.after().isPresent()) {
                assertClose(operand.after().get(), run.result(i), operand.tolerance(), "operand " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void nothingBesideTheOutputsIsWritten(KernelCase kernelCase) {
        KernelRun run = run(kernelCase, 0);
        for (int i = 0; i < run.before().length; i++) {
            if (!run.mayChange(kernelCase, i)) {
                int index = i;
                assertEquals(
                        Float.floatToRawIntBits(run.before()[i]),
                        Float.floatToRawIntBits(run.after()[i]),
                        () -> "float " + index + " of the storage");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void equalInputsGiveIdenticalBitsWhereverTheyLie(KernelCase kernelCase) {
        for (long shiftBytes : new long[] {0, Storage.ALIGNMENT, 3 * Storage.ALIGNMENT}) {
            assertSameBits(kernelCase, shiftBytes);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsNotAlignedIsComputedAsWell(KernelCase kernelCase) {
        for (long shiftBytes : new long[] {4, 36}) {
            if (givesSameBitsAtAnyAddress(kernelCase)) {
                assertSameBits(kernelCase, shiftBytes);
            } else {
                assertAgrees(kernelCase, shiftBytes);
            }
        }
    }

    /**
     * Whether bits do not depend on alignment either. They need not where operands are aligned alike under every strategy
     * ({@code AlignmentTest}).
     */
    boolean givesSameBitsAtAnyAddress(KernelCase kernelCase) {
        return true;
    }

    private void assertSameBits(KernelCase kernelCase, long shiftBytes) {
        KernelRun first = run(kernelCase, 0);
        KernelRun other = run(kernelCase, shiftBytes);
        for (int i = 0; i < kernelCase.operands().size(); i++) {
            if (kernelCase.operands().get(i).after().isPresent()) {
                assertArrayEquals(first.result(i).values(), other.result(i).values(), "moved by " + shiftBytes);
            }
        }
    }

    @Test
    void allocatedBytesAreThoseOfOpenStorages() {
        long before = device.allocatedBytes();
        Storage first = device.reserve(1 << 20);
        assertEquals(before + (1 << 20), device.allocatedBytes());
        Storage second = device.reserve(192);
        assertEquals(before + (1 << 20) + 192, device.allocatedBytes());
        first.close();
        assertEquals(before + 192, device.allocatedBytes());
        second.close();
        assertEquals(before, device.allocatedBytes());
    }

    @Test
    void newStorageHoldsZeros() {
        for (int i = 0; i < 3; i++) {
            try (Storage storage = device.reserve(64 << 10)) {
                assertEquals((64 << 10) - Storage.ALIGNMENT, storage.bytes());
                Tensor all = new Tensor(storage, 0, TensorShape.vector((int) (storage.bytes() / Float.BYTES)));
                float[] values = device.read(all);
                assertArrayEquals(new float[values.length], values);
                device.write(all, Maps.random(1, values.length, 1, 1, 1).inMemoryOrder(all.shape()));
            }
        }
    }

    @Test
    void whatIsWrittenIsReadBack() {
        try (Storage storage = device.reserve(4096)) {
            TensorShape shape = TensorShape.channelsLast(2, 3, 5, 7);
            Tensor tensor = new Tensor(storage, 36, shape);
            float[] values = Maps.random(2, 3, 5, 7, 1).inMemoryOrder(shape);
            device.write(tensor, values);
            assertArrayEquals(values, device.read(tensor));
        }
    }

    @Test
    void moreThanThereIsIsRefusedInOneSentence() {
        long bytes = 1L << 50;
        long before = device.allocatedBytes();
        DeviceMemoryException refusal = assertThrows(DeviceMemoryException.class, () -> device.reserve(bytes));
        assertEquals(bytes, refusal.requestedBytes());
        assertTrue(refusal.getMessage().matches("[A-Z][^\n]*\\."), refusal.getMessage());
        assertEquals(before, device.allocatedBytes());
    }

    @Test
    void theDeviceDescribesItself() {
        DeviceInfo info = device.info();
        assertFalse(info.id().isBlank());
        assertFalse(info.name().isBlank());
        assertFalse(info.kernels().isBlank());
        assertTrue(info.totalBytes() > 0);
    }

    private static void assertClose(Maps expected, Maps actual, double tolerance, String what) {
        double largest = DoubleStream.of(expected.values()).map(Math::abs).max().orElse(0);
        double allowed = tolerance * largest;
        for (int i = 0; i < expected.values().length; i++) {
            double difference = Math.abs(expected.values()[i] - actual.values()[i]);
            if (!(difference <= allowed)) {
                assertEquals(expected.values()[i], actual.values()[i], allowed, what + ", element " + i);
            }
        }
    }
}
