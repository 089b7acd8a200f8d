// libcudnn_cnn.so.9: convolutions of the legacy interface.
#include <cstring>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "algorithms.h"
#include "machine.h"
#include "memory.h"
#include "streams.h"

using namespace emulator;

namespace {

constexpr int CROSS_CORRELATION = 1;

/** As cuDNN declares it, for all three directions. */
struct Performance {
    int algorithm;
    int status;
    float milliseconds;
    size_t workspaceBytes;
    int determinism;
    int mathType;
    int reserved[3];
};

struct Asked {
    std::mutex lock;
    std::set<std::vector<int64_t>> questions;
};

Asked& asked() {
    static Asked* instance = new Asked;
    return *instance;
}

/** All that the size of a workspace depends on. */
std::vector<int64_t> question(Direction direction, int algorithm, const Geometry& g) {
    std::vector<int64_t> all = {static_cast<int64_t>(direction), algorithm, g.convolution.padH, g.convolution.padW,
                                g.convolution.strideH, g.convolution.strideW, g.convolution.mathType,
                                g.w.k, g.w.c, g.w.h, g.w.w};
    for (const TensorDescriptor* t : {&g.x, &g.y}) {
        all.insert(all.end(), {t->n, t->c, t->h, t->w, t->strideN, t->strideC, t->strideH, t->strideW});
    }
    return all;
}

void remember(Direction direction, int algorithm, const Geometry& g) {
    std::lock_guard<std::mutex> hold(asked().lock);
    asked().questions.insert(question(direction, algorithm, g));
}

bool wasAsked(Direction direction, int algorithm, const Geometry& g) {
    std::lock_guard<std::mutex> hold(asked().lock);
    return asked().questions.count(question(direction, algorithm, g)) > 0;
}

int64_t extent(int64_t input, int64_t pad, int64_t kernel, int64_t stride) {
    return (input + 2 * pad - kernel) / stride + 1;
}

int read(void* handle, const TensorDescriptor* x, const FilterDescriptor* w, const TensorDescriptor* y,
         const ConvolutionDescriptor* convolution, Geometry* geometry) {
    if (!dnnHandleKnown(handle)) return DNN_NOT_INITIALIZED;
    if (!x || !w || !y || !convolution) return dnnFailure(DNN_BAD_PARAM, "a descriptor is null");
    if (!x->set || !w->set || !y->set || !convolution->set) return dnnFailure(DNN_BAD_PARAM, "a descriptor was not set");
    if (x->n != y->n || x->c != w->c || y->c != w->k) return dnnFailure(DNN_BAD_PARAM, "images or channels do not match");
    if (y->h != extent(x->h, convolution->padH, w->h, convolution->strideH) ||
        y->w != extent(x->w, convolution->padW, w->w, convolution->strideW)) {
        return dnnFailure(DNN_BAD_PARAM, "the output's height or width is not that of the convolution");
    }
    *geometry = {*x, *w, *y, *convolution};
    return DNN_OK;
}

Performance judge(Direction direction, const Algorithm& algorithm, const Geometry& g, int place) {
    bool can = supported(algorithm, g);
    if (can) remember(direction, algorithm.number, g);
    return {algorithm.number, can ? DNN_OK : DNN_NOT_SUPPORTED, can ? 0.1f * (place + 1) : -1.0f,
            can ? algorithm.workspaceBytes(g) : 0, algorithm.deterministic, g.convolution.mathType, {0, 0, 0}};
}

/** Those that can do it come first, each kind in its order. */
int rank(Direction direction, const Geometry& g, int requested, int* returned, Performance* results) {
    if (requested < 1 || !returned || !results) return DNN_BAD_PARAM;
    Ranking ranking = rankingOf(direction);
    int next = 0;
    for (bool can : {true, false}) {
        for (int i = 0; i < ranking.count && next < requested; i++) {
            if (supported(ranking.first[i], g) == can) {
                results[next] = judge(direction, ranking.first[i], g, next);
                next++;
            }
        }
    }
    *returned = next;
    return DNN_OK;
}

int workspaceBytes(Direction direction, const Geometry& g, int number, size_t* bytes) {
    const Algorithm* algorithm = algorithmOf(direction, number);
    if (!algorithm || !bytes) return DNN_BAD_PARAM;
    if (!supported(*algorithm, g)) return DNN_NOT_SUPPORTED;
    remember(direction, number, g);
    *bytes = algorithm->workspaceBytes(g);
    return DNN_OK;
}

struct Workspace {
    void* start;
    size_t bytes;
};

bool overlap(const void* a, size_t aBytes, const void* b, size_t bBytes) {
    const char* from = static_cast<const char*>(a);
    const char* other = static_cast<const char*>(b);
    return from < other + bBytes && other < from + aBytes;
}

bool apart(const Workspace& space, const Geometry& g, const Operands& o) {
    return !overlap(space.start, space.bytes, o.x, g.x.bytes()) && !overlap(space.start, space.bytes, o.w, g.w.bytes()) &&
           !overlap(space.start, space.bytes, o.y, g.y.bytes());
}

int checkWorkspace(Direction direction, const Algorithm& algorithm, const Geometry& g, const Operands& o,
                   const Workspace& space) {
    if (!wasAsked(direction, algorithm.number, g)) {
        return dnnFailure(DNN_BAD_PARAM, "nobody asked for the size of this convolution's workspace");
    }
    if (space.bytes < algorithm.workspaceBytes(g)) return dnnFailure(DNN_BAD_PARAM, "the workspace is too small");
    if (space.bytes == 0) return DNN_OK;
    if (!onDevice(space.start, space.bytes)) {
        return dnnFailure(DNN_BAD_PARAM, "the workspace lies outside live device memory");
    }
    return apart(space, g, o) ? DNN_OK : dnnFailure(DNN_BAD_PARAM, "the workspace overlaps an operand");
}

bool operandsThere(const Geometry& g, const Operands& o) {
    return onDevice(o.x, g.x.bytes()) && onDevice(o.w, g.w.bytes()) && onDevice(o.y, g.y.bytes());
}

int execute(Direction direction, const Geometry& g, const Operands& o, const Workspace& space) {
    if (!operandsThere(g, o) || (space.bytes && !onDevice(space.start, space.bytes))) {
        diagnose("an operand of a convolution lies outside live device memory");
        return ILLEGAL_ADDRESS;
    }
    if (space.bytes) memset(space.start, 0xFF, space.bytes);  // NaN: its content is nobody's
    convolve(direction, g, o);
    return SUCCESS;
}

int run(void* handle, Direction direction, const Geometry& g, int number, Operands o, const Workspace& space) {
    const Algorithm* algorithm = algorithmOf(direction, number);
    if (!algorithm) return dnnFailure(DNN_BAD_PARAM, "there is no such algorithm");
    if (!supported(*algorithm, g)) return dnnFailure(DNN_NOT_SUPPORTED, "the algorithm cannot do this convolution");
    if (int status = takeNumber("nextConvolutionStatus")) return dnnFailure(status, "a test asked for this failure");
    if (int status = checkWorkspace(direction, *algorithm, g, o, space)) return status;
    if (!operandsThere(g, o)) return dnnFailure(DNN_BAD_PARAM, "an operand lies outside live device memory");
    o.tf32 = g.convolution.mathType != FMA_MATH && capabilityMajor(currentGpu()) >= 8;
    o.backwards = !algorithm->deterministic && counted("convolutions") % 2;  // as atomic adds: now so, now otherwise
    count("convolutions");
    int error = enqueue(dnnStream(handle), [=] { return execute(direction, g, o, space); });
    return error ? dnnFailure(DNN_EXECUTION_FAILED, errorText(error).sentence) : static_cast<int>(DNN_OK);
}

Operands operands(const void* x, const void* w, const void* y, const void* alpha, const void* beta) {
    return {static_cast<const float*>(x), static_cast<const float*>(w), static_cast<const float*>(y),
            *static_cast<const float*>(alpha), *static_cast<const float*>(beta), false, false};
}

}  // namespace

extern "C" {

EXPORTED int cudnnCreateConvolutionDescriptor(ConvolutionDescriptor** d) {
    *d = new ConvolutionDescriptor;
    return DNN_OK;
}

EXPORTED int cudnnDestroyConvolutionDescriptor(ConvolutionDescriptor* d) {
    delete d;
    return DNN_OK;
}

EXPORTED int cudnnSetConvolution2dDescriptor(ConvolutionDescriptor* d, int padH, int padW, int strideH, int strideW,
                                             int dilationH, int dilationW, int mode, int computeType) {
    if (!d || padH < 0 || padW < 0 || strideH < 1 || strideW < 1 || dilationH < 1 || dilationW < 1) {
        return dnnFailure(DNN_BAD_PARAM, "padding, stride or dilation is out of range");
    }
    if (dilationH != 1 || dilationW != 1 || mode != CROSS_CORRELATION || computeType != FLOAT) {
        return dnnFailure(DNN_NOT_SUPPORTED, "only cross-correlation in float without dilation is emulated");
    }
    int mathType = d->mathType;
    *d = {true, padH, padW, strideH, strideW, mathType};
    return DNN_OK;
}

EXPORTED int cudnnSetConvolutionMathType(ConvolutionDescriptor* d, int mathType) {
    if (!d || mathType < DEFAULT_MATH || mathType > FMA_MATH) return DNN_BAD_PARAM;
    d->mathType = mathType;
    return DNN_OK;
}

EXPORTED int cudnnSetConvolutionGroupCount(ConvolutionDescriptor* d, int groups) {
    if (!d || groups < 1) return DNN_BAD_PARAM;
    return groups == 1 ? DNN_OK : DNN_NOT_SUPPORTED;
}

EXPORTED int cudnnGetConvolutionForwardAlgorithmMaxCount(void*, int* count) {
    *count = rankingOf(Direction::FORWARD).count;
    return DNN_OK;
}

EXPORTED int cudnnGetConvolutionBackwardDataAlgorithmMaxCount(void*, int* count) {
    *count = rankingOf(Direction::BACKWARD_DATA).count;
    return DNN_OK;
}

EXPORTED int cudnnGetConvolutionBackwardFilterAlgorithmMaxCount(void*, int* count) {
    *count = rankingOf(Direction::BACKWARD_FILTER).count;
    return DNN_OK;
}

EXPORTED int cudnnGetConvolutionForwardAlgorithm_v7(void* handle, const TensorDescriptor* x, const FilterDescriptor* w,
                                                    const ConvolutionDescriptor* convolution, const TensorDescriptor* y,
                                                    int requested, int* returned, Performance* results) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : rank(Direction::FORWARD, g, requested, returned, results);
}

EXPORTED int cudnnGetConvolutionForwardWorkspaceSize(void* handle, const TensorDescriptor* x, const FilterDescriptor* w,
                                                     const ConvolutionDescriptor* convolution, const TensorDescriptor* y,
                                                     int algorithm, size_t* bytes) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : workspaceBytes(Direction::FORWARD, g, algorithm, bytes);
}

EXPORTED int cudnnConvolutionForward(void* handle, const void* alpha, const TensorDescriptor* xd, const void* x,
                                     const FilterDescriptor* wd, const void* w, const ConvolutionDescriptor* convolution,
                                     int algorithm, void* space, size_t bytes, const void* beta,
                                     const TensorDescriptor* yd, void* y) {
    Geometry g;
    if (int status = read(handle, xd, wd, yd, convolution, &g)) return status;
    if (!alpha || !beta) return DNN_BAD_PARAM;
    return run(handle, Direction::FORWARD, g, algorithm, operands(x, w, y, alpha, beta), {space, bytes});
}

EXPORTED int cudnnGetConvolutionBackwardDataAlgorithm_v7(void* handle, const FilterDescriptor* w,
                                                         const TensorDescriptor* y,
                                                         const ConvolutionDescriptor* convolution,
                                                         const TensorDescriptor* x, int requested, int* returned,
                                                         Performance* results) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : rank(Direction::BACKWARD_DATA, g, requested, returned, results);
}

EXPORTED int cudnnGetConvolutionBackwardDataWorkspaceSize(void* handle, const FilterDescriptor* w,
                                                          const TensorDescriptor* y,
                                                          const ConvolutionDescriptor* convolution,
                                                          const TensorDescriptor* x, int algorithm, size_t* bytes) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : workspaceBytes(Direction::BACKWARD_DATA, g, algorithm, bytes);
}

EXPORTED int cudnnConvolutionBackwardData(void* handle, const void* alpha, const FilterDescriptor* wd, const void* w,
                                          const TensorDescriptor* yd, const void* y,
                                          const ConvolutionDescriptor* convolution, int algorithm, void* space,
                                          size_t bytes, const void* beta, const TensorDescriptor* xd, void* x) {
    Geometry g;
    if (int status = read(handle, xd, wd, yd, convolution, &g)) return status;
    if (!alpha || !beta) return DNN_BAD_PARAM;
    return run(handle, Direction::BACKWARD_DATA, g, algorithm, operands(x, w, y, alpha, beta), {space, bytes});
}

EXPORTED int cudnnGetConvolutionBackwardFilterAlgorithm_v7(void* handle, const TensorDescriptor* x,
                                                           const TensorDescriptor* y,
                                                           const ConvolutionDescriptor* convolution,
                                                           const FilterDescriptor* w, int requested, int* returned,
                                                           Performance* results) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : rank(Direction::BACKWARD_FILTER, g, requested, returned, results);
}

EXPORTED int cudnnGetConvolutionBackwardFilterWorkspaceSize(void* handle, const TensorDescriptor* x,
                                                            const TensorDescriptor* y,
                                                            const ConvolutionDescriptor* convolution,
                                                            const FilterDescriptor* w, int algorithm, size_t* bytes) {
    Geometry g;
    int status = read(handle, x, w, y, convolution, &g);
    return status ? status : workspaceBytes(Direction::BACKWARD_FILTER, g, algorithm, bytes);
}

EXPORTED int cudnnConvolutionBackwardFilter(void* handle, const void* alpha, const TensorDescriptor* xd, const void* x,
                                            const TensorDescriptor* yd, const void* y,
                                            const ConvolutionDescriptor* convolution, int algorithm, void* space,
                                            size_t bytes, const void* beta, const FilterDescriptor* wd, void* w) {
    Geometry g;
    if (int status = read(handle, xd, wd, yd, convolution, &g)) return status;
    if (!alpha || !beta) return DNN_BAD_PARAM;
    return run(handle, Direction::BACKWARD_FILTER, g, algorithm, operands(x, w, y, alpha, beta), {space, bytes});
}
}
