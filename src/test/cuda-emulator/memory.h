// Device memory and pinned host memory: pages of this process, between pages that must not be touched.
#pragma once

#include <cstddef>

#include "errors.h"

namespace emulator {

/** Device memory, 512-byte aligned, filled with NaN at its beginning; OUT_OF_MEMORY where the GPU has no more. */
EXPORTED int allocate(int gpu, size_t bytes, void** address);
/** Gives device memory back; what lay around it must be as it was. A null address is fine. */
EXPORTED int release(void* address);
EXPORTED void releaseAll(int gpu);

EXPORTED int allocateHost(size_t bytes, void** address);
EXPORTED int releaseHost(void* address);

/** Whether the bytes lie in one live allocation of device memory. */
EXPORTED bool onDevice(const void* address, size_t bytes);
/** Whether they lie in device memory or in pinned host memory, which kernels may read too. */
EXPORTED bool reachable(const void* address, size_t bytes);
EXPORTED bool pinned(const void* address);
/** The allocation of device memory that an address lies in. */
EXPORTED bool findRange(const void* address, void** start, size_t* bytes);

EXPORTED size_t allocatedBytes(int gpu);
EXPORTED size_t allocations(int gpu);
/** What the driver counts as this process's: context, and allocations in blocks of 2 MiB. */
EXPORTED size_t processBytes(int gpu);
EXPORTED size_t freeBytes(int gpu);

}  // namespace emulator
