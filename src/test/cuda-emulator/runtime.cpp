// libcudart.so.13: the runtime's functions.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

#include "machine.h"
#include "memory.h"
#include "streams.h"

using namespace emulator;

namespace {

constexpr unsigned RECORD_EXTERNAL = 1;
enum CopyKind { HOST_TO_HOST, HOST_TO_DEVICE, DEVICE_TO_HOST, DEVICE_TO_DEVICE, DEFAULT };

thread_local int lastError = SUCCESS;

/** Every failing call leaves its error for cudaGetLastError. NOT_READY is an answer, not an error. */
int leave(int error) {
    if (error && error != NOT_READY) lastError = error;
    return error;
}

/** What a call needs that works on the GPU: a context, and nothing broken. */
int ready() { return useContext(); }

int outsideCapture() {
    if (int error = ready()) return error;
    return forbiddenByCapture();
}

bool known(int kind) { return kind >= HOST_TO_HOST && kind <= DEFAULT; }

bool sideFits(const void* address, size_t bytes, bool device) {
    if (device == onDevice(address, bytes)) return true;
    diagnose(device ? "a copy names device memory that is not allocated" : "a copy names device memory as the host's");
    return false;
}

int checkCopy(const void* to, const void* from, size_t bytes, int kind) {
    if (!known(kind)) return INVALID_COPY_DIRECTION;
    if (bytes == 0) return SUCCESS;
    if (!to || !from) return INVALID_VALUE;
    if (kind == DEFAULT) return SUCCESS;
    bool toDevice = kind == HOST_TO_DEVICE || kind == DEVICE_TO_DEVICE;
    bool fromDevice = kind == DEVICE_TO_HOST || kind == DEVICE_TO_DEVICE;
    return sideFits(to, bytes, toDevice) && sideFits(from, bytes, fromDevice) ? SUCCESS : INVALID_VALUE;
}

/** The work of a copy: what was pinned or on the device when it was queued must still be there. */
Work copying(void* to, const void* from, size_t bytes) {
    bool ownsTo = reachable(to, bytes);
    bool ownsFrom = reachable(from, bytes);
    return [=] {
        if ((ownsTo && !reachable(to, bytes)) || (ownsFrom && !reachable(from, bytes))) {
            diagnose("memory was freed before a queued copy had run");
            return static_cast<int>(ILLEGAL_ADDRESS);
        }
        memmove(to, from, bytes);
        return static_cast<int>(SUCCESS);
    };
}

int copyLater(void* to, const void* from, size_t bytes, int kind, void* stream) {
    if (int error = ready()) return error;
    if (int error = checkCopy(to, from, bytes, kind)) return error;
    count("copies");
    return enqueue(stream, copying(to, from, bytes));
}

int setLater(void* to, int value, size_t bytes, void* stream) {
    if (int error = ready()) return error;
    if (bytes == 0) return SUCCESS;
    if (!onDevice(to, bytes)) return INVALID_VALUE;
    return enqueue(stream, [=] {
        if (!onDevice(to, bytes)) return static_cast<int>(ILLEGAL_ADDRESS);
        memset(to, value, bytes);
        return static_cast<int>(SUCCESS);
    });
}

int setNow(int ordinal) {
    if (int error = initialise()) return error;
    if (int error = selectOrdinal(ordinal)) return error;
    return useContext();
}

int resetDevice() {
    int gpu = currentGpu();
    forgetStreams(gpu);
    releaseAll(gpu);
    dropContext(gpu);
    return SUCCESS;
}

int ordinalAttribute(int* value, int name, int ordinal) {
    if (int error = initialise()) return error;
    auto visible = visibleGpus();
    if (ordinal < 0 || ordinal >= static_cast<int>(visible.size())) return INVALID_DEVICE;
    return attribute(visible[ordinal], name, value);
}

int countDevices(int* count) {
    *count = 0;
    if (int error = initialise()) return error;
    if (number("cudaVersion") / 1000 < number("runtimeVersion") / 1000) return INSUFFICIENT_DRIVER;
    *count = static_cast<int>(visibleGpus().size());
    return *count ? SUCCESS : NO_DEVICE;
}

int memoryInfo(size_t* free, size_t* total) {
    if (int error = ready()) return error;
    *free = freeBytes(currentGpu());
    *total = static_cast<size_t>(number("totalBytes", currentGpu()));
    return SUCCESS;
}

}  // namespace

extern "C" {

EXPORTED int cudaDriverGetVersion(int* version) {
    *version = static_cast<int>(number("cudaVersion"));
    return SUCCESS;
}

EXPORTED int cudaRuntimeGetVersion(int* version) {
    *version = static_cast<int>(number("runtimeVersion"));
    return SUCCESS;
}

EXPORTED int cudaGetDeviceCount(int* count) { return leave(countDevices(count)); }

EXPORTED int cudaSetDevice(int ordinal) { return leave(setNow(ordinal)); }

EXPORTED int cudaGetDevice(int* ordinal) {
    *ordinal = currentOrdinal();
    return leave(initialise());
}

EXPORTED int cudaDeviceGetAttribute(int* value, int name, int ordinal) {
    return leave(ordinalAttribute(value, name, ordinal));
}

EXPORTED int cudaDeviceGetPCIBusId(char* address, int bytes, int ordinal) {
    auto visible = visibleGpus();
    if (ordinal < 0 || ordinal >= static_cast<int>(visible.size())) return leave(INVALID_DEVICE);
    snprintf(address, bytes, "0000:%02X:00.0", pciBus(visible[ordinal]));
    return SUCCESS;
}

EXPORTED int cudaDeviceReset() { return leave(resetDevice()); }

EXPORTED int cudaDeviceSynchronize() {
    int error = ready();
    return leave(error ? error : synchroniseAll());
}

EXPORTED int cudaGetLastError() {
    int error = lastError;
    lastError = brokenBy();  // what broke the context cannot be cleared
    return error;
}

EXPORTED int cudaPeekAtLastError() { return lastError; }

EXPORTED const char* cudaGetErrorString(int error) { return errorText(error).sentence; }

EXPORTED const char* cudaGetErrorName(int error) { return errorText(error).runtimeName; }

EXPORTED int cudaMemGetInfo(size_t* free, size_t* total) { return leave(memoryInfo(free, total)); }

EXPORTED int cudaMalloc(void** address, size_t bytes) {
    if (!address) return leave(INVALID_VALUE);
    int error = outsideCapture();
    return leave(error ? error : allocate(currentGpu(), bytes, address));
}

EXPORTED int cudaFree(void* address) {
    int error = outsideCapture();
    if (!error && address) error = synchroniseAll();
    return leave(error ? error : release(address));
}

EXPORTED int cudaHostAlloc(void** address, size_t bytes, unsigned) {
    if (!address) return leave(INVALID_VALUE);
    int error = outsideCapture();
    return leave(error ? error : allocateHost(bytes, address));
}

EXPORTED int cudaMallocHost(void** address, size_t bytes) { return cudaHostAlloc(address, bytes, 0); }

EXPORTED int cudaFreeHost(void* address) {
    int error = outsideCapture();
    return leave(error ? error : releaseHost(address));
}

EXPORTED int cudaMemset(void* address, int value, size_t bytes) {
    int error = outsideCapture();
    return leave(error ? error : setLater(address, value, bytes, nullptr));
}

EXPORTED int cudaMemsetAsync(void* address, int value, size_t bytes, void* stream) {
    return leave(setLater(address, value, bytes, stream));
}

EXPORTED int cudaMemcpy(void* to, const void* from, size_t bytes, int kind) {
    int error = outsideCapture();
    if (!error) error = copyLater(to, from, bytes, kind, nullptr);
    return leave(error ? error : synchroniseStream(nullptr));
}

EXPORTED int cudaMemcpyAsync(void* to, const void* from, size_t bytes, int kind, void* stream) {
    return leave(copyLater(to, from, bytes, kind, stream));
}

EXPORTED int cudaStreamCreateWithFlags(void** stream, unsigned flags) {
    int error = ready();
    return leave(error ? error : createStream(stream, flags));
}

EXPORTED int cudaStreamCreate(void** stream) { return cudaStreamCreateWithFlags(stream, 0); }

EXPORTED int cudaStreamDestroy(void* stream) { return leave(destroyStream(stream)); }

EXPORTED int cudaStreamSynchronize(void* stream) {
    int error = ready();
    return leave(error ? error : synchroniseStream(stream));
}

EXPORTED int cudaStreamQuery(void* stream) {
    int error = ready();
    return leave(error ? error : queryStream(stream));
}

EXPORTED int cudaStreamWaitEvent(void* stream, void* event, unsigned) {
    int error = ready();
    return leave(error ? error : waitForEvent(stream, event));
}

EXPORTED int cudaEventCreateWithFlags(void** event, unsigned flags) {
    int error = ready();
    return leave(error ? error : createEvent(event, flags));
}

EXPORTED int cudaEventCreate(void** event) { return cudaEventCreateWithFlags(event, 0); }

EXPORTED int cudaEventDestroy(void* event) { return leave(destroyEvent(event)); }

EXPORTED int cudaEventRecordWithFlags(void* event, void* stream, unsigned flags) {
    int error = ready();
    return leave(error ? error : recordEvent(event, stream, flags & RECORD_EXTERNAL));
}

EXPORTED int cudaEventRecord(void* event, void* stream) { return cudaEventRecordWithFlags(event, stream, 0); }

EXPORTED int cudaEventQuery(void* event) {
    int error = outsideCapture();
    return leave(error ? error : queryEvent(event));
}

EXPORTED int cudaEventSynchronize(void* event) {
    int error = outsideCapture();
    return leave(error ? error : synchroniseEvent(event));
}

EXPORTED int cudaEventElapsedTime(float* milliseconds, void* start, void* end) {
    int error = ready();
    return leave(error ? error : elapsedMilliseconds(milliseconds, start, end));
}

EXPORTED int cudaStreamBeginCapture(void* stream, int mode) {
    int error = ready();
    return leave(error ? error : beginCapture(stream, mode));
}

EXPORTED int cudaStreamEndCapture(void* stream, void** graph) { return leave(endCapture(stream, graph)); }

EXPORTED int cudaStreamIsCapturing(void* stream, int* status) { return leave(captureStatus(stream, status)); }

EXPORTED int cudaGraphInstantiate(void** executable, void* graph, unsigned long long) {
    int error = ready();
    return leave(error ? error : instantiateGraph(executable, graph));
}

EXPORTED int cudaGraphLaunch(void* executable, void* stream) {
    int error = ready();
    return leave(error ? error : launchGraph(executable, stream));
}

EXPORTED int cudaGraphDestroy(void* graph) { return leave(destroyGraph(graph)); }

EXPORTED int cudaGraphExecDestroy(void* executable) { return leave(destroyExecutable(executable)); }
}
