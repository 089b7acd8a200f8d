// What the parts of the emulated cuDNN share.
#pragma once

#include <cstdint>
#include <string>

#include "errors.h"

namespace emulator {

enum DnnStatus {
    DNN_OK = 0,
    DNN_NOT_INITIALIZED = 1001,
    DNN_BAD_PARAM = 2000,
    DNN_NOT_SUPPORTED = 3000,
    DNN_EXECUTION_FAILED = 5000,
};

constexpr int FLOAT = 0;
enum MathType { DEFAULT_MATH = 0, TENSOR_OP_MATH = 1, TENSOR_OP_MATH_ALLOW_CONVERSION = 2, FMA_MATH = 3 };

struct TensorDescriptor {
    bool set = false;
    int64_t n = 0, c = 0, h = 0, w = 0;
    int64_t strideN = 0, strideC = 0, strideH = 0, strideW = 0;

    bool packed() const { return strideW == 1 && strideH == w && strideC == h * w && strideN == c * h * w; }
    size_t bytes() const {
        return ((n - 1) * strideN + (c - 1) * strideC + (h - 1) * strideH + (w - 1) * strideW + 1) * sizeof(float);
    }
};

/** A filter (k, c, h, w), packed in this order. */
struct FilterDescriptor {
    bool set = false;
    int64_t k = 0, c = 0, h = 0, w = 0;

    size_t bytes() const { return k * c * h * w * sizeof(float); }
};

struct ConvolutionDescriptor {
    bool set = false;
    int64_t padH = 0, padW = 0, strideH = 1, strideW = 1;
    int mathType = DEFAULT_MATH;
};

/** Leaves the sentence for cudnnGetLastErrorString, says it, and returns the status. */
EXPORTED int dnnFailure(int status, const std::string& sentence);
EXPORTED bool dnnHandleKnown(void* handle);
EXPORTED void* dnnStream(void* handle);

}  // namespace emulator
