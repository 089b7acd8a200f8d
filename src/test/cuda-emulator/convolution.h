// Convolutions in plain loops: float, cross-correlation, any strides.
#pragma once

#include "cudnn.h"

namespace emulator {

enum class Direction { FORWARD, BACKWARD_DATA, BACKWARD_FILTER };

/** The shapes of a convolution: x (or its gradient), w, y. */
struct Geometry {
    TensorDescriptor x;
    FilterDescriptor w;
    TensorDescriptor y;
    ConvolutionDescriptor convolution;
};

struct Operands {
    const float* x;
    const float* w;
    const float* y;
    float alpha;
    float beta;
    bool tf32;
    bool backwards;  // sums in another order, with other rounding
};

/** Computes into the operand that the direction is named after. */
void convolve(Direction direction, const Geometry& geometry, const Operands& operands);

}  // namespace emulator
