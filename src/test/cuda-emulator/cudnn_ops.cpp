// libcudnn_ops.so.9: descriptors of tensors and filters.
#include "cudnn.h"

using namespace emulator;

namespace {

constexpr int NCHW = 0;
constexpr int NHWC = 1;
constexpr int64_t MAXIMUM_ELEMENTS = int64_t{1} << 31;

int setTensor(TensorDescriptor* d, int type, const TensorDescriptor& value) {
    if (!d) return DNN_BAD_PARAM;
    if (value.n < 1 || value.c < 1 || value.h < 1 || value.w < 1) return dnnFailure(DNN_BAD_PARAM, "an extent is below 1");
    if (value.strideN < 1 || value.strideC < 1 || value.strideH < 1 || value.strideW < 1) {
        return dnnFailure(DNN_BAD_PARAM, "a stride is below 1");
    }
    if (type != FLOAT) return dnnFailure(DNN_NOT_SUPPORTED, "only float tensors are emulated");
    if (value.bytes() / sizeof(float) > MAXIMUM_ELEMENTS) {
        return dnnFailure(DNN_NOT_SUPPORTED, "the tensor spans more than 2 giga-elements");
    }
    *d = value;
    return DNN_OK;
}

}  // namespace

extern "C" {

EXPORTED int cudnnCreateTensorDescriptor(TensorDescriptor** d) {
    *d = new TensorDescriptor;
    return DNN_OK;
}

EXPORTED int cudnnDestroyTensorDescriptor(TensorDescriptor* d) {
    delete d;
    return DNN_OK;
}

EXPORTED int cudnnSetTensor4dDescriptor(TensorDescriptor* d, int format, int type, int n, int c, int h, int w) {
    int64_t rows = h;
    int64_t columns = w;
    int64_t channels = c;
    if (format == NCHW) {
        return setTensor(d, type, {true, n, c, h, w, channels * rows * columns, rows * columns, columns, 1});
    }
    if (format == NHWC) {
        return setTensor(d, type, {true, n, c, h, w, channels * rows * columns, 1, columns * channels, channels});
    }
    return dnnFailure(DNN_NOT_SUPPORTED, "only the formats NCHW and NHWC are emulated");
}

EXPORTED int cudnnSetTensor4dDescriptorEx(TensorDescriptor* d, int type, int n, int c, int h, int w, int strideN,
                                          int strideC, int strideH, int strideW) {
    return setTensor(d, type, {true, n, c, h, w, strideN, strideC, strideH, strideW});
}

EXPORTED int cudnnCreateFilterDescriptor(FilterDescriptor** d) {
    *d = new FilterDescriptor;
    return DNN_OK;
}

EXPORTED int cudnnDestroyFilterDescriptor(FilterDescriptor* d) {
    delete d;
    return DNN_OK;
}

EXPORTED int cudnnSetFilter4dDescriptor(FilterDescriptor* d, int type, int format, int k, int c, int h, int w) {
    if (!d || k < 1 || c < 1 || h < 1 || w < 1) return dnnFailure(DNN_BAD_PARAM, "an extent of the filter is below 1");
    if (type != FLOAT || format != NCHW) return dnnFailure(DNN_NOT_SUPPORTED, "only float filters, NCHW, are emulated");
    *d = {true, k, c, h, w};
    return DNN_OK;
}
}
