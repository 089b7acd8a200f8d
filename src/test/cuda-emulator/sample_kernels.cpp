// The kernels of sample.cu, with which the emulator itself is tested.
#include "device_words.h"

#include "generated/sample.cu"

#ifndef SCANNING_FOR_KERNELS
#include "kernel_table.h"

namespace emulator {
namespace {
#define KERNEL(NAME, BOUNDS) kernel<&NAME>(#NAME, launchBounds BOUNDS),
const Kernel KERNELS[] = {
#include "generated/sample.inc"
    {nullptr, nullptr, 0, 0, 0, {}},
};
}  // namespace
const Source SAMPLE_SOURCE = {SOURCE_HASH, SOURCE_BYTES, KERNELS, sizeof KERNELS / sizeof *KERNELS - 1};
}  // namespace emulator
#endif
