// Runs the blocks of a grid, one after the other, on the calling thread.
#pragma once

#include <cstddef>

#include "errors.h"

namespace emulator {

struct Extent {
    unsigned x, y, z;
};

/** The body of a kernel for one thread, with its packed arguments. */
using ThreadBody = void (*)(const char* arguments);

/** Runs a grid; LAUNCH_FAILED where threads of a block did not meet at a barrier. */
EXPORTED int runGrid(const char* kernel, ThreadBody body, const char* arguments, Extent grid, Extent block);

}  // namespace emulator
