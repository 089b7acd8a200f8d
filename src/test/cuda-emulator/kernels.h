// The kernels that were compiled for the processor, by source.
#pragma once

#include "fibers.h"

namespace emulator {

constexpr int MAXIMUM_PARAMETERS = 32;

struct Parameter {
    unsigned offset;
    unsigned bytes;
    bool pointer;
};

struct Kernel {
    const char* name;
    ThreadBody body;
    unsigned maximumThreads;  // of its launch bounds; 1024 without
    int parameters;
    unsigned parameterBytes;
    Parameter parameter[MAXIMUM_PARAMETERS];
};

/** One source file: the hash of its text, which NVRTC must be given, and what it defines. */
struct Source {
    unsigned long long hash;
    unsigned long long bytes;
    const Kernel* kernels;
    int count;
};

EXPORTED extern const Source PRODUCT_SOURCE;
EXPORTED extern const Source SAMPLE_SOURCE;

/** FNV-1a, 64 bits. */
inline unsigned long long hashOf(const char* text, unsigned long long bytes) {
    unsigned long long hash = 0xcbf29ce484222325ull;
    for (unsigned long long i = 0; i < bytes; i++) {
        hash = (hash ^ static_cast<unsigned char>(text[i])) * 0x100000001b3ull;
    }
    return hash;
}

}  // namespace emulator
