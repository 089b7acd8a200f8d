// libcublas.so.13: matrix products.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "machine.h"
#include "memory.h"
#include "numbers.h"
#include "streams.h"

using namespace emulator;

namespace {

enum Status {
    OK = 0,
    NOT_CREATED = 1,
    ALLOCATION_FAILED = 3,
    BAD_VALUE = 7,
    EXECUTION_FAILED = 13,
    NOT_DONE = 15,
};
enum Transpose { NO_TRANSPOSE = 0, TRANSPOSE = 1, CONJUGATE = 2 };
constexpr int TF32_MATH = 3;
constexpr int MATH_MODE_BITS = 15;
constexpr size_t OVERWRITTEN_BYTES = size_t{1} << 20;  // of a workspace, by each product

struct Handle {
    void* stream = nullptr;
    int mathMode = 0;
    void* workspace = nullptr;
    size_t workspaceBytes = 0;
};

struct Handles {
    std::mutex lock;
    std::map<void*, std::unique_ptr<Handle>> live;
};

Handles& handles() {
    static Handles* instance = new Handles;
    return *instance;
}

Handle* handleOf(void* handle) {
    std::lock_guard<std::mutex> hold(handles().lock);
    auto found = handles().live.find(handle);
    return found == handles().live.end() ? nullptr : found->second.get();
}

/** A matrix of the caller's, by columns; rows and columns as it is used, after it was transposed or not. */
struct Matrix {
    const float* data;
    int64_t rows;
    int64_t columns;
    int64_t leading;
    bool transposed;

    int64_t storedRows() const { return transposed ? columns : rows; }
    int64_t storedColumns() const { return transposed ? rows : columns; }
    bool leadingFits() const { return leading >= (storedRows() > 1 ? storedRows() : 1); }
    size_t bytes() const {
        if (!rows || !columns) return 0;
        return ((storedColumns() - 1) * leading + storedRows()) * sizeof(float);
    }
};

struct Product {
    Matrix a;
    Matrix b;
    Matrix c;
    float alpha;
    float beta;
    bool tf32;
    void* workspace;
    size_t workspaceBytes;
};

/** The matrix by columns without gaps, with what is multiplied as the math mode has it. */
std::vector<float> packed(const Matrix& m, bool tf32) {
    std::vector<float> values(m.rows * m.columns);
    for (int64_t column = 0; column < m.columns; column++) {
        for (int64_t row = 0; row < m.rows; row++) {
            float value = m.data[m.transposed ? row * m.leading + column : column * m.leading + row];
            values[column * m.rows + row] = tf32 ? asTf32(value) : value;
        }
    }
    return values;
}

void multiplyColumn(const Product& p, const float* a, const float* b, float* sums) {
    for (int64_t i = 0; i < p.a.columns; i++) {
        for (int64_t row = 0; row < p.c.rows; row++) sums[row] += a[i * p.c.rows + row] * b[i];
    }
}

/** Each element is summed from the first product to the last. */
void multiply(const Product& p) {
    bool any = p.alpha != 0 && p.a.columns > 0;
    std::vector<float> a = any ? packed(p.a, p.tf32) : std::vector<float>();
    std::vector<float> b = any ? packed(p.b, p.tf32) : std::vector<float>();
    std::vector<float> sums(p.c.rows);
    float* c = const_cast<float*>(p.c.data);
    for (int64_t column = 0; column < p.c.columns; column++) {
        sums.assign(p.c.rows, 0.0f);
        if (any) multiplyColumn(p, a.data(), b.data() + column * p.b.rows, sums.data());
        for (int64_t row = 0; row < p.c.rows; row++) {
            float& target = c[column * p.c.leading + row];
            target = p.alpha * sums[row] + (p.beta == 0 ? 0.0f : p.beta * target);  // beta 0: C may hold anything
        }
    }
}

bool operandsThere(const Product& p) {
    bool there = onDevice(p.c.data, p.c.bytes());
    if (p.alpha != 0) there = there && onDevice(p.a.data, p.a.bytes()) && onDevice(p.b.data, p.b.bytes());
    if (!there) diagnose("a matrix of a product lies outside live device memory");
    return there;
}

int execute(const Product& p) {
    if (!operandsThere(p)) return ILLEGAL_ADDRESS;
    if (p.workspace) {
        if (!onDevice(p.workspace, p.workspaceBytes)) return ILLEGAL_ADDRESS;
        memset(p.workspace, 0xFF, std::min(p.workspaceBytes, OVERWRITTEN_BYTES));  // NaN: its content is nobody's
    }
    multiply(p);
    return SUCCESS;
}

bool knownTranspose(int transpose) { return transpose >= NO_TRANSPOSE && transpose <= CONJUGATE; }

int gemm(void* handle, int transposeA, int transposeB, int64_t m, int64_t n, int64_t k, const float* alpha,
         const float* a, int64_t lda, const float* b, int64_t ldb, const float* beta, float* c, int64_t ldc) {
    Handle* h = handleOf(handle);
    if (!h) return NOT_CREATED;
    if (m < 0 || n < 0 || k < 0 || !knownTranspose(transposeA) || !knownTranspose(transposeB)) return BAD_VALUE;
    if (!alpha || !beta) return BAD_VALUE;
    bool tf32 = (h->mathMode & MATH_MODE_BITS) == TF32_MATH && capabilityMajor(currentGpu()) >= 8;
    Product p = {{a, m, k, lda, transposeA != NO_TRANSPOSE}, {b, k, n, ldb, transposeB != NO_TRANSPOSE},
                 {c, m, n, ldc, false}, *alpha, *beta, tf32, h->workspace, h->workspaceBytes};
    if (!p.a.leadingFits() || !p.b.leadingFits() || !p.c.leadingFits()) {
        diagnose("a leading dimension of a matrix product is smaller than the matrix");
        return BAD_VALUE;
    }
    if (int status = takeNumber("nextBlasStatus")) return status;
    count("products");
    if (m == 0 || n == 0) return OK;
    return enqueue(h->stream, [p] { return execute(p); }) ? EXECUTION_FAILED : OK;
}

}  // namespace

extern "C" {

EXPORTED int cublasCreate_v2(void** handle) {
    if (useContext()) return NOT_CREATED;
    auto created = std::make_unique<Handle>();
    *handle = created.get();
    std::lock_guard<std::mutex> hold(handles().lock);
    handles().live[*handle] = std::move(created);
    return OK;
}

EXPORTED int cublasDestroy_v2(void* handle) {
    if (!handleOf(handle)) return NOT_CREATED;
    if (synchroniseAll()) return EXECUTION_FAILED;
    std::lock_guard<std::mutex> hold(handles().lock);
    handles().live.erase(handle);
    return OK;
}

EXPORTED int cublasGetVersion_v2(void* handle, int* version) {
    if (!handleOf(handle)) return NOT_CREATED;
    *version = 130200;
    return OK;
}

EXPORTED int cublasSetStream_v2(void* handle, void* stream) {
    Handle* h = handleOf(handle);
    if (!h) return NOT_CREATED;
    if (!knownStream(stream)) return BAD_VALUE;
    h->stream = stream;
    h->workspace = nullptr;  // as documented: the workspace is the default one again
    h->workspaceBytes = 0;
    return OK;
}

EXPORTED int cublasSetMathMode(void* handle, int mode) {
    Handle* h = handleOf(handle);
    if (!h) return NOT_CREATED;
    h->mathMode = mode;
    return OK;
}

EXPORTED int cublasSetAtomicsMode(void* handle, int mode) {
    if (!handleOf(handle)) return NOT_CREATED;
    return mode == 0 || mode == 1 ? OK : BAD_VALUE;
}

EXPORTED int cublasSetPointerMode_v2(void* handle, int mode) {
    if (!handleOf(handle)) return NOT_CREATED;
    return mode == 0 ? OK : NOT_DONE;  // scalars on the device are not emulated
}

EXPORTED int cublasSetWorkspace_v2(void* handle, void* workspace, size_t bytes) {
    Handle* h = handleOf(handle);
    if (!h) return NOT_CREATED;
    if (bytes && (reinterpret_cast<uintptr_t>(workspace) % 256 || !onDevice(workspace, bytes))) return BAD_VALUE;
    h->workspace = bytes ? workspace : nullptr;
    h->workspaceBytes = bytes;
    return OK;
}

EXPORTED int cublasSgemm_v2(void* handle, int transposeA, int transposeB, int m, int n, int k, const float* alpha,
                            const float* a, int lda, const float* b, int ldb, const float* beta, float* c, int ldc) {
    return gemm(handle, transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

EXPORTED int cublasSgemm_v2_64(void* handle, int transposeA, int transposeB, int64_t m, int64_t n, int64_t k,
                               const float* alpha, const float* a, int64_t lda, const float* b, int64_t ldb,
                               const float* beta, float* c, int64_t ldc) {
    return gemm(handle, transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

EXPORTED int cublasSgemmStridedBatched(void* handle, int transposeA, int transposeB, int m, int n, int k,
                                       const float* alpha, const float* a, int lda, long long strideA, const float* b,
                                       int ldb, long long strideB, const float* beta, float* c, int ldc,
                                       long long strideC, int batch) {
    if (batch < 0) return BAD_VALUE;
    for (int i = 0; i < batch; i++) {
        int status = gemm(handle, transposeA, transposeB, m, n, k, alpha, a + i * strideA, lda, b + i * strideB, ldb,
                          beta, c + i * strideC, ldc);
        if (status) return status;
    }
    return OK;
}

EXPORTED const char* cublasGetStatusString(int status) {
    switch (status) {
        case OK:
            return "success";
        case NOT_CREATED:
            return "the library was not initialized";
        case ALLOCATION_FAILED:
            return "the resource allocation failed";
        case BAD_VALUE:
            return "an unsupported value or parameter was passed to the function";
        case EXECUTION_FAILED:
            return "the GPU program failed to execute";
        case NOT_DONE:
            return "the functionality requested is not supported";
        default:
            return "an internal operation failed";
    }
}
}
