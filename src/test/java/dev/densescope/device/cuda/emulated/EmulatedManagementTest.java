package dev.densescope.device.cuda.emulated;

import static dev.densescope.device.cuda.emulated.EmulatedLibraries.check;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.free;
import static dev.densescope.device.cuda.emulated.EmulatedLibraries.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.nvml;
import org.bytedeco.cuda.nvml.nvmlDevice_st;
import org.bytedeco.cuda.nvml.nvmlMemory_t;
import org.bytedeco.cuda.nvml.nvmlMemory_v2_t;
import org.bytedeco.cuda.nvml.nvmlProcessInfo_v2_t;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the emulated NVML tells. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedManagementTest {
    private static final long MIB = 1 << 20;

    private EmulatedCuda machine;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
        check(nvml.nvmlInit_v2());
    }

    @AfterEach
    void reset() {
        machine.reset();
        check(nvml.nvmlShutdown());
        check(cudart.cudaDeviceReset());
    }

    private static nvmlDevice_st gpu(int index) {
        nvmlDevice_st gpu = new nvmlDevice_st();
        check(nvml.nvmlDeviceGetHandleByIndex_v2(index, gpu));
        return gpu;
    }

    private static long usedBytes() {
        nvmlMemory_t memory = new nvmlMemory_t();
        check(nvml.nvmlDeviceGetMemoryInfo(gpu(0), memory));
        assertEquals(memory.total(), memory.used() + memory._free());
        return memory.used();
    }

    @Test
    void memoryIsThatOfAllProcesses() {
        machine.set("otherProcessBytes", 100 * MIB);
        machine.set("contextBytes", 50 * MIB);
        assertEquals(150 * MIB, usedBytes());
        Pointer memory = new Pointer();
        check(cudart.cudaMalloc(memory, 3 * MIB));
        assertEquals(154 * MIB, usedBytes());
        free(memory);
        assertEquals(150 * MIB, usedBytes());
    }

    @Test
    void theNewerFormTellsWhatTheDriverKeeps() {
        nvmlMemory_v2_t memory = new nvmlMemory_v2_t();
        assertEquals(nvml.NVML_ERROR_INVALID_ARGUMENT, nvml.nvmlDeviceGetMemoryInfo_v2(gpu(0), memory.version(1)));
        check(nvml.nvmlDeviceGetMemoryInfo_v2(gpu(0), memory.version(nvml.nvmlMemory_v2)));
        assertEquals(memory.total(), memory.used() + memory._free() + memory.reserved());
    }

    @Test
    void thisProcessAndAnotherAreListed() {
        machine.set("contextBytes", 50 * MIB);
        int[] count = {0};
        assertEquals(
                nvml.NVML_ERROR_INSUFFICIENT_SIZE,
                nvml.nvmlDeviceGetComputeRunningProcesses_v3(gpu(0), count, new nvmlProcessInfo_v2_t()));
        assertEquals(2, count[0]);
        nvmlProcessInfo_v2_t processes = new nvmlProcessInfo_v2_t(2);
        check(nvml.nvmlDeviceGetComputeRunningProcesses_v3(gpu(0), count, processes));
        assertEquals(ProcessHandle.current().pid(), processes.position(0).pid());
        assertEquals(50 * MIB, processes.position(0).usedGpuMemory());
        assertEquals(4711, processes.position(1).pid());
        assertEquals(512 * MIB, processes.position(1).usedGpuMemory());
    }

    @Test
    void gpusAreFoundByUuidAndByBus() {
        machine.set("gpus", 2);
        machine.set("name.1", "Second GPU");
        BytePointer uuid = new BytePointer(96);
        check(nvml.nvmlDeviceGetUUID(gpu(1), uuid, 96));
        nvmlDevice_st byUuid = new nvmlDevice_st();
        check(nvml.nvmlDeviceGetHandleByUUID(uuid, byUuid));
        BytePointer busId = new BytePointer(32);
        check(cudart.cuDeviceGetPCIBusId(busId, 32, 1));
        nvmlDevice_st byBus = new nvmlDevice_st();
        check(nvml.nvmlDeviceGetHandleByPciBusId_v2(busId, byBus));
        for (nvmlDevice_st found : new nvmlDevice_st[] {byUuid, byBus}) {
            BytePointer name = new BytePointer(96);
            check(nvml.nvmlDeviceGetName(found, name, 96));
            assertEquals("Second GPU", text(name));
        }
    }
}
