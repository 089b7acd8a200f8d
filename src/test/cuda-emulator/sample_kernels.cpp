// The kernels of sample.cu, with which the emulator itself is tested.
#include "device_words.h"

namespace {  // so that what is shared memory is no symbol that others could bind to
#include "generated/sample.cu"
}  // namespace

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
