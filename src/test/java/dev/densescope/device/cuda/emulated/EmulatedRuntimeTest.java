package dev.densescope.device.cuda.emulated;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.addressOf;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.event;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.free;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.onDevice;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.read;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.stream;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Memory, streams, events and graphs of the emulated CUDA. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedRuntimeTest {
    private EmulatedCuda machine;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
    }

    @AfterEach
    void reset() {
        machine.reset();
        check(cudart.cudaDeviceReset());
    }

    @Test
    void theLibrariesWereBuiltFromTheSources() throws IOException {
        assertEquals(
                EmulatorSources.digest(),
                Files.readString(EmulatorSources.DIGEST).strip(),
                "the emulated CUDA or kernels.cu has changed: run mvn -Pcuda-emulator test");
    }

    @Test
    void workWaitsUntilSomebodyWaitsForIt() {
        FloatPointer device = onDevice(1, 2, 3);
        FloatPointer host = new FloatPointer(7, 7, 7);
        CUstream_st stream = stream();
        check(cudart.cudaMemcpyAsync(host, device, 12, cudart.cudaMemcpyDeviceToHost, stream));
        assertEquals(7, host.get(0));
        check(cudart.cudaStreamSynchronize(stream));
        assertEquals(1, host.get(0));
        free(device);
    }

    @Test
    void aSynchronousCopyDoesNotWaitForANonBlockingStream() {
        FloatPointer device = onDevice(1, 2);
        FloatPointer host = new FloatPointer(5, 6);
        CUstream_st stream = stream();
        check(cudart.cudaMemcpyAsync(device, host, 8, cudart.cudaMemcpyHostToDevice, stream));
        FloatPointer back = new FloatPointer(2);
        check(cudart.cudaMemcpy(back, device, 8, cudart.cudaMemcpyDeviceToHost));
        assertEquals(1, back.get(0));
        assertArrayEquals(new float[] {5, 6}, read(device));
        free(device);
    }

    @Test
    void freshMemoryHoldsNoNumbers() {
        FloatPointer device = onDevice(3);
        assertArrayEquals(new float[] {Float.NaN, Float.NaN, Float.NaN}, read(device));
        check(cudart.cudaMemset(device, 0, 8));
        assertArrayEquals(new float[] {0, 0, Float.NaN}, read(device));
        assertEquals(0, device.address() % 512);
        free(device);
    }

    @Test
    void memoryEndsWhereTheMachineSays() {
        SizeTPointer free = new SizeTPointer(1);
        SizeTPointer total = new SizeTPointer(1);
        machine.set("totalBytes", 8L << 30);
        check(cudart.cudaMemGetInfo(free, total));
        assertEquals(8L << 30, total.get());
        Pointer all = new Pointer();
        assertEquals(cudart.cudaErrorMemoryAllocation, cudart.cudaMalloc(all, free.get() + 1));
        assertEquals(cudart.cudaErrorMemoryAllocation, cudart.cudaGetLastError());
        assertEquals(0, cudart.cudaGetLastError());
        check(cudart.cudaMalloc(all, free.get() - (2L << 20)));
        assertEquals(cudart.cudaErrorMemoryAllocation, cudart.cudaMalloc(new Pointer(), 4L << 20));
        assertEquals(1, machine.allocations(0));
        free(all);
        assertEquals(0, machine.allocatedBytes(0));
    }

    @Test
    void copiesStayWithinAllocations() {
        FloatPointer device = onDevice(4);
        FloatPointer host = new FloatPointer(100);
        assertEquals(cudart.cudaErrorInvalidValue, cudart.cudaMemcpy(device, host, 20, cudart.cudaMemcpyHostToDevice));
        assertEquals(cudart.cudaErrorInvalidValue, cudart.cudaMemcpy(host, device, 16, cudart.cudaMemcpyHostToDevice));
        assertTrue(machine.diagnosis().contains("not allocated"), machine.diagnosis());
        free(device);
    }

    @Test
    void pinnedMemoryFreedTooEarlyIsNoticed() {
        FloatPointer device = onDevice(4);
        FloatPointer pinned = new FloatPointer();
        check(cudart.cudaHostAlloc(pinned, 16, 0));
        CUstream_st stream = stream();
        check(cudart.cudaMemcpyAsync(device, pinned, 16, cudart.cudaMemcpyHostToDevice, stream));
        check(cudart.cudaFreeHost(pinned));
        assertEquals(cudart.cudaErrorIllegalAddress, cudart.cudaStreamSynchronize(stream));
        assertEquals(cudart.cudaErrorIllegalAddress, cudart.cudaMalloc(new Pointer(), 4));
        assertTrue(machine.diagnosis().contains("freed before"), machine.diagnosis());
    }

    @Test
    void eventsTellTimeOnceTheirWorkHasRun() {
        CUstream_st stream = stream();
        CUevent_st start = event();
        CUevent_st end = event();
        float[] milliseconds = {-1};
        check(cudart.cudaEventRecord(start, stream));
        check(cudart.cudaEventRecord(end, stream));
        assertEquals(cudart.cudaErrorNotReady, cudart.cudaEventElapsedTime(milliseconds, start, end));
        assertEquals(cudart.cudaErrorNotReady, cudart.cudaEventQuery(end));
        check(cudart.cudaEventSynchronize(end));
        check(cudart.cudaEventElapsedTime(milliseconds, start, end));
        assertTrue(milliseconds[0] >= 0);
    }

    @Test
    void aGraphRepeatsWhatWasCaptured() {
        CUstream_st stream = stream();
        FloatPointer device = onDevice(1, 2);
        FloatPointer host = new FloatPointer(8, 9);
        check(cudart.cudaStreamBeginCapture(stream, cudart.cudaStreamCaptureModeGlobal));
        check(cudart.cudaMemcpyAsync(device, host, 8, cudart.cudaMemcpyHostToDevice, stream));
        CUgraph_st graph = new CUgraph_st();
        check(cudart.cudaStreamEndCapture(stream, graph));
        assertArrayEquals(new float[] {1, 2}, read(device));

        CUgraphExec_st executable = new CUgraphExec_st();
        check(cudart.cudaGraphInstantiate(executable, graph, 0));
        check(cudart.cudaGraphDestroy(graph));
        check(cudart.cudaGraphLaunch(executable, stream));
        assertArrayEquals(new float[] {8, 9}, read(device));
        host.put(0, 10);
        check(cudart.cudaGraphLaunch(executable, stream));
        assertArrayEquals(new float[] {10, 9}, read(device));
        check(cudart.cudaGraphExecDestroy(executable));
        free(device);
    }

    @Test
    void allocatingWhileCapturingInvalidatesTheCapture() {
        CUstream_st stream = stream();
        check(cudart.cudaStreamBeginCapture(stream, cudart.cudaStreamCaptureModeGlobal));
        assertEquals(cudart.cudaErrorStreamCaptureUnsupported, cudart.cudaMalloc(new Pointer(), 4));
        assertEquals(cudart.cudaErrorStreamCaptureInvalidated, cudart.cudaStreamEndCapture(stream, new CUgraph_st()));
    }

    @Test
    void theDriverNeedsAContextOnItsThread() {
        CUmod_st module = EmulatedLibraries.sampleModule();
        CUfunc_st function = EmulatedLibraries.function(module, "sample_warp_sum");
        FloatPointer values = onDevice(new float[32]);
        int elsewhere = CompletableFuture.supplyAsync(() -> EmulatedLibraries.launch(
                        function, new int[] {1}, 32, new CUstream_st(), addressOf(values), addressOf(values)))
                .join();
        assertEquals(cudart.CUDA_ERROR_INVALID_CONTEXT, elsewhere);
        free(values);
    }

    @Test
    void anErrorOfInitialisationIsEverybodys() {
        machine.set("initError", cudart.cudaErrorSystemDriverMismatch);
        int[] count = {-1};
        assertEquals(cudart.cudaErrorSystemDriverMismatch, cudart.cuInit(0));
        assertEquals(cudart.cudaErrorSystemDriverMismatch, cudart.cudaGetDeviceCount(count));
        machine.set("initError", 0);
        machine.set("cudaVersion", 12080);
        assertEquals(cudart.cudaErrorInsufficientDriver, cudart.cudaGetDeviceCount(count));
        machine.set("cudaVersion", 13000);
        machine.set("gpus", 0);
        assertEquals(cudart.cudaErrorNoDevice, cudart.cudaGetDeviceCount(count));
        assertEquals(0, count[0]);
    }

    @Test
    void eachGpuHasItsOwnName() {
        machine.set("gpus", 2);
        machine.set("name.1", "Second GPU");
        check(cudart.cuInit(0));
        BytePointer name = new BytePointer(64);
        check(cudart.cuDeviceGetName(name, 64, 0));
        assertEquals("Emulated GPU", EmulatedLibraries.text(name));
        name.limit(64);
        check(cudart.cuDeviceGetName(name, 64, 1));
        assertEquals("Second GPU", EmulatedLibraries.text(name));
        assertEquals(cudart.CUDA_ERROR_INVALID_DEVICE, cudart.cuDeviceGetName(name, 64, 2));
    }

    @Test
    void aGpuThatAnotherProcessHoldsIsUnavailable() {
        check(cudart.cudaDeviceReset());
        machine.set("busy", 1);
        assertEquals(cudart.cudaErrorDevicesUnavailable, cudart.cudaSetDevice(0));
        machine.set("busy", 0);
        machine.set("computeMode", cudart.cudaComputeModeExclusiveProcess);
        assertEquals(cudart.cudaErrorDevicesUnavailable, cudart.cudaSetDevice(0));
        machine.set("otherProcessBytes", 0);
        check(cudart.cudaSetDevice(0));
    }
}
