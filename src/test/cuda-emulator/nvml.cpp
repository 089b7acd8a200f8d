// libnvidia-ml.so.1: what nvidia-smi would read.
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string>

#include "machine.h"
#include "memory.h"

using namespace emulator;

namespace {

enum Result {
    OK = 0,
    UNINITIALIZED = 1,
    INVALID_ARGUMENT = 2,
    NOT_SUPPORTED = 3,
    NO_PERMISSION = 4,
    NO_SUCH = 6,
    INSUFFICIENT_SIZE = 7,
    DRIVER_NOT_LOADED = 9,
    LIBRARY_MISMATCH = 18,
    UNKNOWN = 999,
};
constexpr unsigned MEMORY_VERSION_2 = 40 | 2u << 24;
constexpr unsigned long long NOT_AVAILABLE = ~0ull;
constexpr unsigned NO_INSTANCE = ~0u;
constexpr size_t DRIVER_BYTES = size_t{256} << 20;  // "reserved": neither free nor a process's

struct Memory {
    unsigned long long total, free, used;
};
struct Memory2 {
    unsigned version;
    unsigned long long total, reserved, free, used;
};
struct Process {
    unsigned id;
    unsigned long long bytes;
    unsigned gpuInstance, computeInstance;
};

int users = 0;

/** A handle is the GPU's number plus 1. */
void* handleOf(int gpu) { return reinterpret_cast<void*>(static_cast<intptr_t>(gpu + 1)); }

int gpuOf(const void* handle) {
    intptr_t gpu = reinterpret_cast<intptr_t>(handle) - 1;
    return gpu >= 0 && gpu < number("gpus") ? static_cast<int>(gpu) : -1;
}

int check(const void* handle) {
    if (users == 0) return UNINITIALIZED;
    return gpuOf(handle) < 0 ? INVALID_ARGUMENT : OK;
}

int copyText(const std::string& from, char* to, unsigned bytes) {
    if (!to) return INVALID_ARGUMENT;
    if (bytes < from.size() + 1) return INSUFFICIENT_SIZE;
    memcpy(to, from.c_str(), from.size() + 1);
    return OK;
}

unsigned long long usedBytes(int gpu) {
    return static_cast<unsigned long long>(number("totalBytes", gpu)) - freeBytes(gpu);
}

int addProcess(Process* processes, int next, long long id, unsigned long long bytes) {
    bool known = text("processMemory") == "known";
    processes[next] = {static_cast<unsigned>(id), known ? bytes : NOT_AVAILABLE, NO_INSTANCE, NO_INSTANCE};
    return next + 1;
}

/** This process once it has a context, and one other where others use memory. */
int processesOn(int gpu, Process* processes) {
    int count = 0;
    long long own = number("ownProcessId");
    if (contextExists(gpu)) count = addProcess(processes, count, own ? own : getpid(), processBytes(gpu));
    long long others = number("otherProcessBytes", gpu);
    if (others) count = addProcess(processes, count, number("otherProcessId"), others);
    return count;
}

}  // namespace

extern "C" {

EXPORTED int nvmlInit_v2() {
    if (int error = static_cast<int>(number("nvmlError"))) return error;
    users++;
    return OK;
}

EXPORTED int nvmlShutdown() {
    if (users == 0) return UNINITIALIZED;
    users--;
    return OK;
}

EXPORTED const char* nvmlErrorString(int result) {
    switch (result) {
        case OK:
            return "Success";
        case UNINITIALIZED:
            return "Uninitialized";
        case INVALID_ARGUMENT:
            return "Invalid Argument";
        case NOT_SUPPORTED:
            return "Not Supported";
        case NO_PERMISSION:
            return "Insufficient Permissions";
        case NO_SUCH:
            return "Not Found";
        case INSUFFICIENT_SIZE:
            return "Insufficient Size";
        case DRIVER_NOT_LOADED:
            return "Driver Not Loaded";
        case LIBRARY_MISMATCH:
            return "Driver/library version mismatch";
        default:
            return "Unknown Error";
    }
}

EXPORTED int nvmlSystemGetDriverVersion(char* version, unsigned bytes) {
    return users ? copyText(text("driverRelease"), version, bytes) : static_cast<int>(UNINITIALIZED);
}

EXPORTED int nvmlSystemGetCudaDriverVersion_v2(int* version) {
    *version = static_cast<int>(number("cudaVersion"));
    return OK;
}

EXPORTED int nvmlDeviceGetCount_v2(unsigned* count) {
    if (users == 0) return UNINITIALIZED;
    *count = static_cast<unsigned>(number("gpus"));
    return OK;
}

EXPORTED int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** handle) {
    if (users == 0) return UNINITIALIZED;
    if (index >= number("gpus")) return INVALID_ARGUMENT;
    *handle = handleOf(static_cast<int>(index));
    return OK;
}

EXPORTED int nvmlDeviceGetHandleByUUID(const char* wanted, void** handle) {
    if (users == 0) return UNINITIALIZED;
    for (int gpu = 0; gpu < number("gpus"); gpu++) {
        if (uuid(gpu) == wanted) {
            *handle = handleOf(gpu);
            return OK;
        }
    }
    return NO_SUCH;
}

EXPORTED int nvmlDeviceGetHandleByPciBusId_v2(const char* address, void** handle) {
    if (users == 0) return UNINITIALIZED;
    unsigned domain, bus, device;
    if (sscanf(address, "%x:%x:%x", &domain, &bus, &device) != 3) return INVALID_ARGUMENT;
    for (int gpu = 0; gpu < number("gpus"); gpu++) {
        if (domain == 0 && device == 0 && static_cast<int>(bus) == pciBus(gpu)) {
            *handle = handleOf(gpu);
            return OK;
        }
    }
    return NO_SUCH;
}

EXPORTED int nvmlDeviceGetName(void* handle, char* name, unsigned bytes) {
    int result = check(handle);
    return result ? result : copyText(text("name", gpuOf(handle)), name, bytes);
}

EXPORTED int nvmlDeviceGetUUID(void* handle, char* id, unsigned bytes) {
    int result = check(handle);
    return result ? result : copyText(uuid(gpuOf(handle)), id, bytes);
}

EXPORTED int nvmlDeviceGetMemoryInfo(void* handle, Memory* memory) {
    if (int result = check(handle)) return result;
    int gpu = gpuOf(handle);
    unsigned long long total = static_cast<unsigned long long>(number("totalBytes", gpu));
    *memory = {total, freeBytes(gpu), usedBytes(gpu)};
    return OK;
}

EXPORTED int nvmlDeviceGetMemoryInfo_v2(void* handle, Memory2* memory) {
    if (int result = check(handle)) return result;
    if (memory->version != MEMORY_VERSION_2) return INVALID_ARGUMENT;
    int gpu = gpuOf(handle);
    unsigned long long total = static_cast<unsigned long long>(number("totalBytes", gpu));
    *memory = {MEMORY_VERSION_2, total + DRIVER_BYTES, DRIVER_BYTES, freeBytes(gpu), usedBytes(gpu)};
    return OK;
}

EXPORTED int nvmlDeviceGetComputeRunningProcesses_v3(void* handle, unsigned* count, Process* processes) {
    if (int result = check(handle)) return result;
    if (text("processMemory") == "forbidden") return NO_PERMISSION;
    Process found[2];
    unsigned running = static_cast<unsigned>(processesOn(gpuOf(handle), found));
    unsigned room = *count;
    *count = running;
    if (room < running) return INSUFFICIENT_SIZE;
    if (running) memcpy(processes, found, running * sizeof(Process));
    return OK;
}

EXPORTED int nvmlDeviceGetCudaComputeCapability(void* handle, int* major, int* minor) {
    if (int result = check(handle)) return result;
    *major = capabilityMajor(gpuOf(handle));
    *minor = capabilityMinor(gpuOf(handle));
    return OK;
}

EXPORTED int nvmlDeviceGetComputeMode(void* handle, int* mode) {
    if (int result = check(handle)) return result;
    *mode = static_cast<int>(number("computeMode", gpuOf(handle)));
    return OK;
}
}
