// libcuda.so.1: the driver's functions.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kernels.h"
#include "machine.h"
#include "memory.h"
#include "streams.h"

using namespace emulator;

namespace {

constexpr unsigned MAXIMUM_THREADS = 1024;
constexpr unsigned MAXIMUM_GRID_YZ = 65535;
constexpr unsigned MAXIMUM_SHARED_BYTES = 49152;
constexpr unsigned MAXIMUM_PARAMETER_BYTES = 4096;

struct Module {
    const Source* source;
};

struct Driver {
    std::mutex lock;
    std::map<void*, std::unique_ptr<Module>> modules;
};

Driver& driver() {
    static Driver* instance = new Driver;
    return *instance;
}

int state() { return initialised() ? initialisation() : static_cast<int>(NOT_INITIALIZED); }

int gpuOf(int device) {
    std::vector<int> visible = visibleGpus();
    return device >= 0 && device < static_cast<int>(visible.size()) ? visible[device] : -1;
}

/** What launches and modules need of the thread that calls. */
int ready() {
    if (int error = state()) return error;
    if (int error = brokenBy()) return error;
    if (contextCurrent()) return SUCCESS;
    diagnose("a driver function was called on a thread where no runtime function has made a context current");
    return INVALID_CONTEXT;
}

int refuse(const std::string& why) {
    diagnose(why);
    return INVALID_VALUE;
}

bool knownKernel(const Kernel* kernel) {
    for (const Source* source : {&PRODUCT_SOURCE, &SAMPLE_SOURCE}) {
        if (kernel >= source->kernels && kernel < source->kernels + source->count) return true;
    }
    return false;
}

int checkExtents(const Kernel* kernel, Extent grid, Extent block, unsigned sharedBytes) {
    std::string name = std::string("kernel ") + kernel->name;
    if (!grid.x || !grid.y || !grid.z || !block.x || !block.y || !block.z) return refuse(name + ": an extent is 0");
    if (grid.x > 2147483647u || grid.y > MAXIMUM_GRID_YZ || grid.z > MAXIMUM_GRID_YZ) {
        return refuse(name + ": the grid is too large");
    }
    unsigned long long threads = 1ull * block.x * block.y * block.z;
    if (block.x > 1024 || block.y > 1024 || block.z > 64 || threads > MAXIMUM_THREADS) {
        return refuse(name + ": the block is too large");
    }
    if (threads > kernel->maximumThreads) return refuse(name + ": the block is larger than its launch bounds");
    if (sharedBytes > MAXIMUM_SHARED_BYTES) return refuse(name + ": too much shared memory");
    if (kernel->parameterBytes > MAXIMUM_PARAMETER_BYTES) return refuse(name + ": too many bytes of parameters");
    return SUCCESS;
}

/** Copies arguments given one by one into the layout that the kernel reads. */
bool pack(const Kernel* kernel, void** values, char* packed) {
    for (int i = 0; i < kernel->parameters; i++) {
        if (!values[i]) return false;
        memcpy(packed + kernel->parameter[i].offset, values[i], kernel->parameter[i].bytes);
    }
    return true;
}

/** Copies arguments given as one buffer: the list (1, buffer, 2, address of its size, 0). */
bool packBuffer(const Kernel* kernel, void** extra, char* packed) {
    const void* buffer = nullptr;
    size_t bytes = 0;
    for (; *extra; extra += 2) {
        if (*extra == reinterpret_cast<void*>(1)) buffer = extra[1];
        if (*extra == reinterpret_cast<void*>(2)) bytes = *static_cast<size_t*>(extra[1]);
    }
    if (!buffer || bytes < kernel->parameterBytes) return false;
    memcpy(packed, buffer, kernel->parameterBytes);
    return true;
}

/** Whether the pointers among the arguments point to what a GPU can reach. */
bool argumentsReachable(const Kernel* kernel, const char* packed) {
    for (int i = 0; i < kernel->parameters; i++) {
        if (!kernel->parameter[i].pointer) continue;
        void* pointer;
        memcpy(&pointer, packed + kernel->parameter[i].offset, sizeof pointer);
        if (pointer && !reachable(pointer, 0)) {
            diagnose(std::string("kernel ") + kernel->name + ": argument " + std::to_string(i) +
                     " points to no live device memory");
            return false;
        }
    }
    return true;
}

/** A cubin of ours: "densescope sm_90 HASH". */
bool readImage(const char* image, int* architecture, unsigned long long* hash) {
    return sscanf(image, "densescope sm_%d %llx", architecture, hash) == 2;
}

bool runsOn(int architecture, int gpu) {
    return architecture / 10 == capabilityMajor(gpu) && architecture % 10 <= capabilityMinor(gpu);
}

int copyText(const char* from, char* to, int bytes) {
    if (!to || bytes < 1) return INVALID_VALUE;
    snprintf(to, bytes, "%s", from);
    return SUCCESS;
}

}  // namespace

extern "C" {

EXPORTED int cuInit(unsigned flags) {
    return flags ? static_cast<int>(INVALID_VALUE) : initialise();
}

EXPORTED int cuDriverGetVersion(int* version) {
    if (!version) return INVALID_VALUE;
    *version = static_cast<int>(number("cudaVersion"));
    return SUCCESS;
}

EXPORTED int cuDeviceGetCount(int* count) {
    if (int error = state()) return error;
    *count = static_cast<int>(visibleGpus().size());
    return SUCCESS;
}

EXPORTED int cuDeviceGet(int* device, int ordinal) {
    if (int error = state()) return error;
    if (gpuOf(ordinal) < 0) return INVALID_DEVICE;
    *device = ordinal;
    return SUCCESS;
}

EXPORTED int cuDeviceGetName(char* name, int bytes, int device) {
    if (int error = state()) return error;
    if (gpuOf(device) < 0) return INVALID_DEVICE;
    return copyText(text("name", gpuOf(device)).c_str(), name, bytes);
}

EXPORTED int cuDeviceGetUuid_v2(unsigned char* bytes, int device) {
    if (int error = state()) return error;
    if (gpuOf(device) < 0) return INVALID_DEVICE;
    uuidBytes(gpuOf(device), bytes);
    return SUCCESS;
}

EXPORTED int cuDeviceGetPCIBusId(char* address, int bytes, int device) {
    if (int error = state()) return error;
    if (gpuOf(device) < 0) return INVALID_DEVICE;
    char text[16];
    snprintf(text, sizeof text, "0000:%02X:00.0", pciBus(gpuOf(device)));
    return copyText(text, address, bytes);
}

EXPORTED int cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) {
    if (int error = state()) return error;
    if (gpuOf(device) < 0) return INVALID_DEVICE;
    *flags = 0;
    *active = contextExists(gpuOf(device));
    return SUCCESS;
}

EXPORTED int cuDeviceGetAttribute(int* value, int name, int device) {
    if (int error = state()) return error;
    return gpuOf(device) < 0 ? static_cast<int>(INVALID_DEVICE) : attribute(gpuOf(device), name, value);
}

EXPORTED int cuDeviceTotalMem_v2(size_t* bytes, int device) {
    if (int error = state()) return error;
    if (gpuOf(device) < 0) return INVALID_DEVICE;
    *bytes = static_cast<size_t>(number("totalBytes", gpuOf(device)));
    return SUCCESS;
}

EXPORTED int cuGetErrorString(int error, const char** sentence) {
    *sentence = knownError(error) ? errorText(error).sentence : nullptr;
    return *sentence ? SUCCESS : INVALID_VALUE;
}

EXPORTED int cuGetErrorName(int error, const char** name) {
    *name = errorText(error).driverName;
    return *name ? SUCCESS : INVALID_VALUE;
}

EXPORTED int cuModuleLoadData(void** module, const void* image) {
    if (int error = ready()) return error;
    int architecture;
    unsigned long long hash;
    if (!image || !readImage(static_cast<const char*>(image), &architecture, &hash)) return INVALID_IMAGE;
    if (!runsOn(architecture, currentGpu())) return NO_BINARY_FOR_GPU;
    const Source* source = hash == PRODUCT_SOURCE.hash ? &PRODUCT_SOURCE : &SAMPLE_SOURCE;
    std::lock_guard<std::mutex> hold(driver().lock);
    auto loaded = std::make_unique<Module>(Module{source});
    *module = loaded.get();
    driver().modules[*module] = std::move(loaded);
    return SUCCESS;
}

EXPORTED int cuModuleUnload(void* module) {
    if (int error = ready()) return error;
    std::lock_guard<std::mutex> hold(driver().lock);
    return driver().modules.erase(module) ? SUCCESS : INVALID_HANDLE;
}

EXPORTED int cuModuleGetFunction(const void** function, void* module, const char* name) {
    if (int error = ready()) return error;
    std::lock_guard<std::mutex> hold(driver().lock);
    auto found = driver().modules.find(module);
    if (found == driver().modules.end()) return INVALID_HANDLE;
    const Source* source = found->second->source;
    for (int i = 0; i < source->count; i++) {
        if (!strcmp(source->kernels[i].name, name)) {
            *function = &source->kernels[i];
            return SUCCESS;
        }
    }
    return NOT_FOUND;
}

EXPORTED int cuLaunchKernel(const void* function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX,
                            unsigned blockY, unsigned blockZ, unsigned sharedBytes, void* stream, void** parameters,
                            void** extra) {
    if (int error = ready()) return error;
    const Kernel* kernel = static_cast<const Kernel*>(function);
    if (!knownKernel(kernel)) return INVALID_HANDLE;
    Extent grid = {gridX, gridY, gridZ};
    Extent block = {blockX, blockY, blockZ};
    if (int error = checkExtents(kernel, grid, block, sharedBytes)) return error;
    if (parameters && extra) return refuse("a launch has both kinds of parameters");
    std::vector<char> packed(kernel->parameterBytes + 16);
    if (kernel->parameters && !(parameters ? pack(kernel, parameters, packed.data())
                                           : extra && packBuffer(kernel, extra, packed.data()))) {
        return refuse(std::string("kernel ") + kernel->name + ": parameters are missing");
    }
    if (int error = takeNumber("nextLaunchError")) return error;
    count("launches");
    return enqueue(stream, [kernel, grid, block, packed] {
        if (!argumentsReachable(kernel, packed.data())) return static_cast<int>(ILLEGAL_ADDRESS);
        return runGrid(kernel->name, kernel->body, packed.data(), grid, block);
    });
}

EXPORTED int cuMemGetAddressRange_v2(unsigned long long* start, size_t* bytes, unsigned long long address) {
    if (int error = ready()) return error;
    void* from;
    if (!findRange(reinterpret_cast<void*>(address), &from, bytes)) return INVALID_VALUE;
    if (start) *start = reinterpret_cast<uintptr_t>(from);
    return SUCCESS;
}

EXPORTED int cuStreamSynchronize(void* stream) {
    if (int error = ready()) return error;
    return synchroniseStream(stream);
}
}
