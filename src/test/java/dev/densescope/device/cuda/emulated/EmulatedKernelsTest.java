package dev.densescope.device.cuda.emulated;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.addressOf;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.compile;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.free;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.function;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.launch;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.number;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.onDevice;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.read;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.stream;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.emulated.EmulatedLibraries.Compiled;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** NVRTC, modules and launches of the emulated CUDA, with the kernels of {@code sample.cu}. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedKernelsTest {
    private EmulatedCuda machine;
    private CUmod_st module;
    private CUstream_st stream;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
        module = EmulatedLibraries.sampleModule();
        stream = stream();
    }

    @AfterEach
    void reset() {
        machine.reset();
        check(cudart.cudaDeviceReset());
    }

    /** slope, shift and length, as C lays them out. */
    private static Pointer line(float slope, float shift, int length) {
        BytePointer line = new BytePointer(12);
        line.putFloat(0, slope);
        line.putFloat(4, shift);
        line.putInt(8, length);
        return line;
    }

    @Test
    void aKernelTakesPointersAndAStruct() {
        FloatPointer x = onDevice(1, 2, 3, 4, 5);
        FloatPointer y = onDevice(5);
        check(launch(
                function(module, "sample_line"),
                new int[] {2},
                4,
                stream,
                addressOf(y),
                addressOf(x),
                line(2, 0.5f, 5)));
        assertArrayEquals(new float[] {2.5f, 4.5f, 6.5f, 8.5f, 10.5f}, read(y));
        free(x, y);
    }

    @Test
    void argumentsAreCopiedWhenAKernelIsLaunched() {
        FloatPointer x = onDevice(1, 2);
        FloatPointer y = onDevice(2);
        Pointer line = line(2, 0, 2);
        check(launch(function(module, "sample_line"), new int[] {1}, 32, stream, addressOf(y), addressOf(x), line));
        line.fill(0);
        assertArrayEquals(new float[] {2, 4}, read(y));
        free(x, y);
    }

    @Test
    void threadsOfABlockMeetAtBarriers() {
        int columns = 1000;
        float[] values = new float[3 * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 + i / columns;
        }
        float[] expected = new float[3];
        for (int i = 0; i < values.length; i++) {
            expected[i / columns] += values[i];
        }
        FloatPointer x = onDevice(values);
        FloatPointer sums = onDevice(3);
        for (int repetition = 0; repetition < 4; repetition++) {
            check(launch(
                    function(module, "sample_row_sums"),
                    new int[] {3},
                    128,
                    stream,
                    addressOf(sums),
                    addressOf(x),
                    number(columns)));
            assertArrayEquals(expected, read(sums));
        }
        free(x, sums);
    }

    @Test
    void threadsOfAWarpExchangeValues() {
        float[] values = new float[32];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        FloatPointer x = onDevice(values);
        FloatPointer sum = onDevice(1);
        check(launch(function(module, "sample_warp_sum"), new int[] {1}, 32, stream, addressOf(sum), addressOf(x)));
        assertArrayEquals(new float[] {31 * 16}, read(sum));
        free(x, sum);
    }

    @Test
    void vectorsAndArgumentsOfAllSizesArrive() {
        FloatPointer values = onDevice(1, 2, 3, 4, 5, 6, 7, 8);
        check(launch(
                function(module, "sample_quadruple"),
                new int[] {1, 2},
                1,
                stream,
                addressOf(values),
                number(2),
                new DoublePointer(3.0),
                new BytePointer(new byte[] {1})));
        assertArrayEquals(new float[] {3, 6, 9, 12, 15, 18, 21, 24}, read(values));
        free(values);
    }

    @Test
    void aBarrierThatSomeThreadsMissFailsTheLaunch() {
        FloatPointer values = onDevice(64);
        check(launch(function(module, "sample_unmet_barrier"), new int[] {1}, 64, stream, addressOf(values)));
        assertEquals(cudart.cudaErrorLaunchFailure, cudart.cudaStreamSynchronize(stream));
        assertTrue(machine.diagnosis().contains("sample_unmet_barrier"), machine.diagnosis());
    }

    @Test
    void aMisalignedVectorFailsTheLaunch() {
        FloatPointer values = onDevice(8);
        check(launch(function(module, "sample_misaligned"), new int[] {1}, 1, stream, addressOf(values)));
        assertEquals(cudart.cudaErrorMisalignedAddress, cudart.cudaStreamSynchronize(stream));
        assertTrue(machine.diagnosis().contains("misaligned"), machine.diagnosis());
    }

    @Test
    void sharedMemoryHoldsNoNumbersWhenABlockBegins() {
        FloatPointer values = onDevice(0, 0);
        CUfunc_st function = function(module, "sample_shared");
        check(launch(function, new int[] {2}, 32, stream, addressOf(values), number(3)));
        assertArrayEquals(new float[] {Float.NaN, 2}, read(values));
        free(values);
    }

    @Test
    void anIndexBeyondSharedMemoryFailsTheLaunch() {
        FloatPointer values = onDevice(2);
        check(launch(function(module, "sample_shared"), new int[] {1}, 32, stream, addressOf(values), number(8)));
        assertEquals(cudart.cudaErrorIllegalAddress, cudart.cudaStreamSynchronize(stream));
        assertTrue(machine.diagnosis().contains("index 8"), machine.diagnosis());
    }

    @Test
    void hostMemoryIsNoArgument() {
        FloatPointer host = new FloatPointer(32);
        check(launch(function(module, "sample_warp_sum"), new int[] {1}, 32, stream, addressOf(host), addressOf(host)));
        assertEquals(cudart.cudaErrorIllegalAddress, cudart.cudaStreamSynchronize(stream));
        assertTrue(machine.diagnosis().contains("argument 0"), machine.diagnosis());
    }

    @Test
    void gridsAndBlocksBeyondTheLimitsAreRefused() {
        CUfunc_st function = function(module, "sample_row_sums");
        FloatPointer x = onDevice(1);
        Pointer[] arguments = {addressOf(x), addressOf(x), number(1)};
        assertEquals(cudart.CUDA_ERROR_INVALID_VALUE, launch(function, new int[] {0}, 128, stream, arguments));
        assertEquals(cudart.CUDA_ERROR_INVALID_VALUE, launch(function, new int[] {1, 65_536}, 128, stream, arguments));
        assertEquals(cudart.CUDA_ERROR_INVALID_VALUE, launch(function, new int[] {1}, 256, stream, arguments));
        CUfunc_st unbound = function(module, "sample_line");
        assertEquals(cudart.CUDA_ERROR_INVALID_VALUE, launch(unbound, new int[] {1}, 1025, stream, arguments));
        free(x);
    }

    @Test
    void errorsOfALaunchComeWhenTheyAreAskedFor() {
        CUfunc_st function = function(module, "sample_warp_sum");
        FloatPointer x = onDevice(new float[32]);
        machine.set("nextLaunchError", 701);
        assertEquals(701, launch(function, new int[] {1}, 32, stream, addressOf(x), addressOf(x)));
        check(launch(function, new int[] {1}, 32, stream, addressOf(x), addressOf(x)));
        machine.set("nextExecutionError", 719);
        assertEquals(719, cudart.cudaStreamSynchronize(stream));
        assertEquals(719, launch(function, new int[] {1}, 32, stream, addressOf(x), addressOf(x)));
    }

    @Test
    void onlyTheKnownSourceIsCompiled() {
        Compiled compiled = compile("extern \"C\" __global__ void unknown() {}", "sm_90");
        assertEquals(nvrtc.NVRTC_ERROR_COMPILATION, compiled.result());
        assertTrue(compiled.log().contains("-Pcuda-emulator"), compiled.log());
        machine.set("compileLog", "sample.cu(3): error: expected a \";\"");
        assertEquals(
                "sample.cu(3): error: expected a \";\"", compile("", "sm_90").log());
    }

    @Test
    void machineCodeIsForOneArchitecture() {
        String source = EmulatorSources.text(EmulatorSources.SAMPLE_KERNELS);
        CUmod_st other = new CUmod_st();
        assertEquals(
                cudart.CUDA_ERROR_NO_BINARY_FOR_GPU,
                cudart.cuModuleLoadData(other, compile(source, "sm_80").image()));
        assertEquals(nvrtc.NVRTC_ERROR_INVALID_OPTION, compile(source, "sm_70").result());
        machine.set("capability", "8.6");
        check(cudart.cuModuleLoadData(other, compile(source, "sm_80").image()));
        assertEquals(cudart.CUDA_ERROR_NOT_FOUND, cudart.cuModuleGetFunction(new CUfunc_st(), other, "sample_none"));
    }

    @Test
    void theProgramsOwnKernelsAreThere() {
        Compiled compiled = compile(EmulatorSources.text(EmulatorSources.KERNELS), "sm_90");
        assertEquals(0, compiled.result(), compiled.log());
        check(cudart.cuModuleLoadData(new CUmod_st(), compiled.image()));
    }
}
