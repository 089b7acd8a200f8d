package dev.densescope.device;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.onDevice;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.device.cuda.emulated.EmulatedLibraries;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.Arrays;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdFilterAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of the emulated cuDNN against plain loops in double precision. */
@SuppressWarnings("deprecation") // cuDNN 9 calls its interface of single convolutions so, and still has it
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedConvolutionsTest {
    private static final double TOLERANCE = 1e-4;
    private static final int FORWARD = cudnn.CUDNN_CONVOLUTION_FWD_ALGO_IMPLICIT_PRECOMP_GEMM;
    private static final int BACKWARD_DATA = cudnn.CUDNN_CONVOLUTION_BWD_DATA_ALGO_1;
    private static final int BACKWARD_FILTER = cudnn.CUDNN_CONVOLUTION_BWD_FILTER_ALGO_1;

    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);
    private final SizeTPointer bytes = new SizeTPointer(1);
    private EmulatedCuda machine;
    private cudnnContext handle;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
        handle = new cudnnContext();
        check(cudnn.cudnnCreate(handle));
    }

    @AfterEach
    void reset() {
        machine.reset();
        check(cudnn.cudnnDestroy(handle));
        check(cudart.cudaDeviceReset());
    }

    /** A tensor on the GPU with its descriptor. */
    private record Placed(TensorShape shape, FloatPointer memory, cudnnTensorStruct descriptor) {
        static Placed of(Maps maps, Layout layout) {
            TensorShape shape = new TensorShape(ElementType.FLOAT32, layout, maps.n(), maps.c(), maps.h(), maps.w());
            cudnnTensorStruct descriptor = new cudnnTensorStruct();
            check(cudnn.cudnnCreateTensorDescriptor(descriptor));
            int pixels = maps.h() * maps.w();
            int[] strides = switch (layout) {
                case ROW_MAJOR -> new int[] {maps.c() * pixels, pixels, maps.w(), 1};
                case CHANNELS_OUTERMOST -> new int[] {pixels, maps.n() * pixels, maps.w(), 1};
                case CHANNELS_LAST -> new int[] {pixels * maps.c(), 1, maps.w() * maps.c(), maps.c()};
            };
            check(cudnn.cudnnSetTensor4dDescriptorEx(
                    descriptor,
                    cudnn.CUDNN_DATA_FLOAT,
                    maps.n(),
                    maps.c(),
                    maps.h(),
                    maps.w(),
                    strides[0],
                    strides[1],
                    strides[2],
                    strides[3]));
            return new Placed(shape, onDevice(maps.inMemoryOrder(shape)), descriptor);
        }

        Maps read() {
            return Maps.ofMemory(shape, EmulatedLibraries.read(memory));
        }
    }

    /** A convolution with operands and their true results. */
    private record Case(Maps x, Maps w, Maps y, ConvolutionWindow window, Layout layout) {
        static Case of(int kernel, int stride, int padding, Layout layout) {
            Maps x = Maps.random(2, 5, 9, 8, 1);
            Maps w = Maps.random(3, 5, kernel, kernel, 2);
            ConvolutionWindow window = new ConvolutionWindow(kernel, stride, padding);
            return new Case(x, w, ReferenceMath.convolve(x, w, window), window, layout);
        }

        Placed input() {
            return Placed.of(x, layout);
        }

        Placed output() {
            return Placed.of(y, layout);
        }

        FloatPointer weights() {
            return onDevice(w.inMemoryOrder(weightShape()));
        }

        TensorShape weightShape() {
            return new TensorShape(ElementType.FLOAT32, Layout.ROW_MAJOR, w.n(), w.c(), w.h(), w.w());
        }

        cudnnFilterStruct filter() {
            cudnnFilterStruct filter = new cudnnFilterStruct();
            check(cudnn.cudnnCreateFilterDescriptor(filter));
            check(cudnn.cudnnSetFilter4dDescriptor(
                    filter, cudnn.CUDNN_DATA_FLOAT, cudnn.CUDNN_TENSOR_NCHW, w.n(), w.c(), w.h(), w.w()));
            return filter;
        }

        cudnnConvolutionStruct convolution(int mathType) {
            cudnnConvolutionStruct convolution = new cudnnConvolutionStruct();
            check(cudnn.cudnnCreateConvolutionDescriptor(convolution));
            check(cudnn.cudnnSetConvolution2dDescriptor(
                    convolution,
                    window.padding(),
                    window.padding(),
                    window.stride(),
                    window.stride(),
                    1,
                    1,
                    cudnn.CUDNN_CROSS_CORRELATION,
                    cudnn.CUDNN_DATA_FLOAT));
            check(cudnn.cudnnSetConvolutionMathType(convolution, mathType));
            return convolution;
        }
    }

    private static void assertClose(Maps expected, Maps actual) {
        assertArrayEquals(expected.values(), actual.values(), TOLERANCE);
    }

    private static Pointer workspace(long bytes) {
        return onDevice((int) (bytes / 4 + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, ROW_MAJOR",
        "3, 1, 1, ROW_MAJOR",
        "3, 1, 1, CHANNELS_OUTERMOST",
        "3, 2, 1, CHANNELS_LAST",
        "7, 2, 3, ROW_MAJOR"
    })
    void allThreeDirectionsAreThoseOfTheDefinition(int kernel, int stride, int padding, Layout layout) {
        Case c = Case.of(kernel, stride, padding, layout);
        assertClose(c.y, forward(c, cudnn.CUDNN_FMA_MATH));
        assertClose(ReferenceMath.convolveBackwardData(c.y, c.w, c.x, c.window), backwardData(c));
        assertClose(ReferenceMath.convolveBackwardWeights(c.x, c.y, c.w, c.window), backwardFilter(c, BACKWARD_FILTER));
    }

    private Maps forward(Case c, int mathType) {
        Placed x = c.input();
        Placed y = c.output();
        FloatPointer w = c.weights();
        cudnnFilterStruct filter = c.filter();
        cudnnConvolutionStruct convolution = c.convolution(mathType);
        check(cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                handle, x.descriptor, filter, convolution, y.descriptor, FORWARD, bytes));
        Pointer workspace = workspace(bytes.get());
        check(cudart.cudaMemset(y.memory, 0xff, 4L * c.y.values().length));
        check(cudnn.cudnnConvolutionForward(
                handle,
                one,
                x.descriptor,
                x.memory,
                filter,
                w,
                convolution,
                FORWARD,
                workspace,
                bytes.get(),
                zero,
                y.descriptor,
                y.memory));
        return y.read();
    }

    private Maps backwardData(Case c) {
        Placed x = c.input();
        Placed y = c.output();
        FloatPointer w = c.weights();
        cudnnFilterStruct filter = c.filter();
        cudnnConvolutionStruct convolution = c.convolution(cudnn.CUDNN_FMA_MATH);
        check(cudnn.cudnnGetConvolutionBackwardDataWorkspaceSize(
                handle, filter, y.descriptor, convolution, x.descriptor, BACKWARD_DATA, bytes));
        check(cudnn.cudnnConvolutionBackwardData(
                handle,
                one,
                filter,
                w,
                y.descriptor,
                y.memory,
                convolution,
                BACKWARD_DATA,
                workspace(bytes.get()),
                bytes.get(),
                zero,
                x.descriptor,
                x.memory));
        return x.read();
    }

    private Maps backwardFilter(Case c, int algorithm) {
        Placed x = c.input();
        Placed y = c.output();
        FloatPointer w = c.weights();
        cudnnFilterStruct filter = c.filter();
        cudnnConvolutionStruct convolution = c.convolution(cudnn.CUDNN_FMA_MATH);
        check(cudnn.cudnnGetConvolutionBackwardFilterWorkspaceSize(
                handle, x.descriptor, y.descriptor, convolution, filter, algorithm, bytes));
        check(cudnn.cudnnConvolutionBackwardFilter(
                handle,
                one,
                x.descriptor,
                x.memory,
                y.descriptor,
                y.memory,
                convolution,
                algorithm,
                workspace(bytes.get()),
                bytes.get(),
                zero,
                filter,
                w));
        return Maps.ofMemory(c.weightShape(), read(w));
    }

    @Test
    void nonDeterministicAlgorithmsChangeTheirMind() {
        Case c = Case.of(3, 1, 1, Layout.ROW_MAJOR);
        int algorithm = cudnn.CUDNN_CONVOLUTION_BWD_FILTER_ALGO_0;
        double[] first = backwardFilter(c, algorithm).values();
        assertFalse(Arrays.equals(first, backwardFilter(c, algorithm).values()));
        double[] deterministic = backwardFilter(c, BACKWARD_FILTER).values();
        assertArrayEquals(deterministic, backwardFilter(c, BACKWARD_FILTER).values());
    }

    @Test
    void onlyPlainMathKeepsAllBits() {
        Case c = Case.of(3, 1, 1, Layout.ROW_MAJOR);
        double[] rounded = forward(c, cudnn.CUDNN_DEFAULT_MATH).values();
        assertFalse(Arrays.equals(rounded, forward(c, cudnn.CUDNN_FMA_MATH).values()));
        machine.set("capability", "7.5");
        assertArrayEquals(
                forward(c, cudnn.CUDNN_FMA_MATH).values(),
                forward(c, cudnn.CUDNN_DEFAULT_MATH).values());
    }

    @Test
    void theRankingSaysWhatEachAlgorithmCan() {
        Case c = Case.of(3, 1, 1, Layout.ROW_MAJOR);
        cudnnConvolutionFwdAlgoPerf_t ranking = new cudnnConvolutionFwdAlgoPerf_t(8);
        int[] count = {0};
        machine.set("capability", "8.9");
        check(cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                handle,
                c.input().descriptor,
                c.filter(),
                c.convolution(cudnn.CUDNN_FMA_MATH),
                c.output().descriptor,
                8,
                count,
                ranking));
        assertEquals(8, count[0]);
        assertEquals(FORWARD, ranking.position(0).algo());
        assertEquals(cudnn.CUDNN_STATUS_SUCCESS, ranking.status());
        assertEquals(cudnn.CUDNN_DETERMINISTIC, ranking.determinism());
        assertEquals(cudnn.CUDNN_FMA_MATH, ranking.mathType());
        assertTrue(ranking.memory() > 0);
        assertEquals(
                cudnn.CUDNN_CONVOLUTION_FWD_ALGO_WINOGRAD, ranking.position(1).algo());
        assertEquals(cudnn.CUDNN_STATUS_NOT_SUPPORTED, ranking.position(7).status());
    }

    @Test
    void theFirstOfTheRankingForWeightsIsNotDeterministic() {
        Case c = Case.of(1, 1, 0, Layout.ROW_MAJOR);
        cudnnConvolutionBwdFilterAlgoPerf_t ranking = new cudnnConvolutionBwdFilterAlgoPerf_t(1);
        int[] count = {0};
        check(cudnn.cudnnGetConvolutionBackwardFilterAlgorithm_v7(
                handle,
                c.input().descriptor,
                c.output().descriptor,
                c.convolution(cudnn.CUDNN_FMA_MATH),
                c.filter(),
                1,
                count,
                ranking));
        assertEquals(1, count[0]);
        assertEquals(cudnn.CUDNN_NON_DETERMINISTIC, ranking.determinism());
    }

    @Test
    void stridedOperandsCanBeMadeUnsupported() {
        machine.set("stridedConvolutions", 0);
        Case c = Case.of(3, 1, 1, Layout.CHANNELS_OUTERMOST);
        assertEquals(
                cudnn.CUDNN_STATUS_NOT_SUPPORTED,
                cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                        handle,
                        c.input().descriptor,
                        c.filter(),
                        c.convolution(cudnn.CUDNN_FMA_MATH),
                        c.output().descriptor,
                        FORWARD,
                        bytes));
        assertClose(c.y, forward(Case.of(3, 1, 1, Layout.ROW_MAJOR), cudnn.CUDNN_FMA_MATH));
    }

    @Test
    void aWorkspaceMustBeAskedForAndLargeEnough() {
        Case c = Case.of(3, 1, 1, Layout.ROW_MAJOR);
        cudnnConvolutionStruct convolution = c.convolution(cudnn.CUDNN_FMA_MATH);
        cudnnConvolutionStruct other = c.convolution(cudnn.CUDNN_TENSOR_OP_MATH);
        Placed x = c.input();
        Placed y = c.output();
        check(cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                handle, x.descriptor, c.filter(), convolution, y.descriptor, FORWARD, bytes));
        Pointer workspace = workspace(bytes.get());
        assertEquals(cudnn.CUDNN_STATUS_BAD_PARAM, tryForward(c, x, y, convolution, workspace, bytes.get() - 1));
        assertTrue(machine.diagnosis().contains("too small"), machine.diagnosis());
        assertEquals(cudnn.CUDNN_STATUS_BAD_PARAM, tryForward(c, x, y, convolution, x.memory, bytes.get()));
        assertTrue(machine.diagnosis().contains("overlaps"), machine.diagnosis());
        assertEquals(cudnn.CUDNN_STATUS_BAD_PARAM, tryForward(c, x, y, other, workspace, bytes.get()));
        assertTrue(machine.diagnosis().contains("nobody asked"), machine.diagnosis());
    }

    private int tryForward(
            Case c, Placed x, Placed y, cudnnConvolutionStruct convolution, Pointer workspace, long workspaceBytes) {
        return cudnn.cudnnConvolutionForward(
                handle,
                one,
                x.descriptor,
                x.memory,
                c.filter(),
                c.weights(),
                convolution,
                FORWARD,
                workspace,
                workspaceBytes,
                zero,
                y.descriptor,
                y.memory);
    }
}
