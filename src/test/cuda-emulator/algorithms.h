// What each algorithm of cuDNN's legacy interface can do, and the workspace it wants. Imitated, not measured.
#pragma once

#include "convolution.h"

namespace emulator {

struct Algorithm {
    int number;
    bool deterministic;
    /** Whether it can do this convolution. */
    bool (*supports)(const Geometry& geometry);
    size_t (*workspaceBytes)(const Geometry& geometry);
};

/** All algorithms of a direction, the fastest first. */
struct Ranking {
    const Algorithm* first;
    int count;
};

Ranking rankingOf(Direction direction);
/** The algorithm of that number; null where there is none. */
const Algorithm* algorithmOf(Direction direction, int number);
/** Whether it can do this convolution on this machine, as its settings are now. */
bool supported(const Algorithm& algorithm, const Geometry& geometry);

}  // namespace emulator
