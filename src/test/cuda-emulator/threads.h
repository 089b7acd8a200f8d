// Which thread runs, and where threads meet: what kernels and the code that runs them both know.
#pragma once

struct Index3 {
    unsigned x, y, z;
};
extern Index3 threadIdx, blockIdx, blockDim, gridDim;

enum Shuffle { SHUFFLE_INDEX, SHUFFLE_XOR, SHUFFLE_DOWN, SHUFFLE_UP };

extern "C" {
void densescope_barrier();
void densescope_warp_barrier(unsigned mask);
/** The value of another thread of the warp; the thread's own where there is no such thread. */
unsigned long long densescope_shuffle(unsigned mask, unsigned long long value, int kind, unsigned operand);
}
