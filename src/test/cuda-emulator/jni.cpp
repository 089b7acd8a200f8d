// What dev.densescope.device.cuda.emulated.EmulatedCuda declares native. Texts are given as addresses of C strings.
#include <cstdint>

#include "machine.h"
#include "memory.h"

using namespace emulator;

namespace {

const char* textAt(long long address) { return reinterpret_cast<const char*>(address); }

}  // namespace

extern "C" {

EXPORTED int densescope_emulator_set(const char* name, const char* value) { return change(name, value); }

EXPORTED unsigned char Java_dev_densescope_device_cuda_emulated_EmulatedCuda_change(void*, void*, long long name,
                                                                                    long long value) {
    return change(textAt(name), textAt(value));
}

EXPORTED void Java_dev_densescope_device_cuda_emulated_EmulatedCuda_forgetChanges(void*, void*) { forgetChanges(); }

EXPORTED long long Java_dev_densescope_device_cuda_emulated_EmulatedCuda_counted(void*, void*, long long name) {
    return counted(textAt(name));
}

EXPORTED long long Java_dev_densescope_device_cuda_emulated_EmulatedCuda_liveAllocations(void*, void*, int gpu) {
    return static_cast<long long>(allocations(gpu));
}

EXPORTED long long Java_dev_densescope_device_cuda_emulated_EmulatedCuda_liveBytes(void*, void*, int gpu) {
    return static_cast<long long>(allocatedBytes(gpu));
}

EXPORTED long long Java_dev_densescope_device_cuda_emulated_EmulatedCuda_diagnosisText(void*, void*) {
    return reinterpret_cast<intptr_t>(diagnosis());
}
}
