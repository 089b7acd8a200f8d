#include "convolution.h"

#include <algorithm>
#include <vector>

#include "numbers.h"

namespace emulator {
namespace {

/** A tensor copied into NCHW without gaps, rounded if the convolution may. */
std::vector<float> gathered(const TensorDescriptor& d, const float* from, bool tf32) {
    std::vector<float> values(d.n * d.c * d.h * d.w);
    size_t next = 0;
    for (int64_t n = 0; n < d.n; n++) {
        for (int64_t c = 0; c < d.c; c++) {
            for (int64_t h = 0; h < d.h; h++) {
                const float* row = from + n * d.strideN + c * d.strideC + h * d.strideH;
                for (int64_t w = 0; w < d.w; w++) {
                    float value = row[w * d.strideW];
                    values[next++] = tf32 ? asTf32(value) : value;
                }
            }
        }
    }
    return values;
}

float blended(float sum, float target, const Operands& o) {
    return o.alpha * sum + (o.beta == 0 ? 0.0f : o.beta * target);  // beta 0: the target may hold anything
}

void scatter(const std::vector<float>& sums, const TensorDescriptor& d, float* to, const Operands& o) {
    size_t next = 0;
    for (int64_t n = 0; n < d.n; n++) {
        for (int64_t c = 0; c < d.c; c++) {
            for (int64_t h = 0; h < d.h; h++) {
                float* row = to + n * d.strideN + c * d.strideC + h * d.strideH;
                for (int64_t w = 0; w < d.w; w++) {
                    row[w * d.strideW] = blended(sums[next++], row[w * d.strideW], o);
                }
            }
        }
    }
}

std::vector<float> filterOf(const Geometry& g, const Operands& o) {
    std::vector<float> values(o.w, o.w + g.w.bytes() / sizeof(float));
    if (o.tf32) std::transform(values.begin(), values.end(), values.begin(), asTf32);
    return values;
}

/** One weight's window: the output rows and columns whose input lies inside the image. */
struct Window {
    int64_t firstRow, lastRow, firstColumn, lastColumn;
    int64_t shiftRows, shiftColumns;
};

void clip(int64_t offset, int64_t stride, int64_t input, int64_t output, int64_t* first, int64_t* last) {
    *first = offset < 0 ? (-offset + stride - 1) / stride : 0;
    *last = offset >= input ? 0 : std::min(output, (input - 1 - offset) / stride + 1);
}

Window windowOf(const Geometry& g, int64_t r, int64_t s) {
    Window window;
    window.shiftRows = r - g.convolution.padH;
    window.shiftColumns = s - g.convolution.padW;
    clip(window.shiftRows, g.convolution.strideH, g.x.h, g.y.h, &window.firstRow, &window.lastRow);
    clip(window.shiftColumns, g.convolution.strideW, g.x.w, g.y.w, &window.firstColumn, &window.lastColumn);
    return window;
}

/** Visits each output row with the input row that meets it: visit(output row, input row, first, last, stride). */
template <typename Visit>
void forEachRow(const Geometry& g, const Window& window, float* y, float* x, Visit visit) {
    for (int64_t row = window.firstRow; row < window.lastRow; row++) {
        float* in = x + (row * g.convolution.strideH + window.shiftRows) * g.x.w + window.shiftColumns;
        visit(y + row * g.y.w, in, window.firstColumn, window.lastColumn, g.convolution.strideW);
    }
}

template <typename Visit>
void forEachWeight(const Geometry& g, Visit visit) {
    for (int64_t r = 0; r < g.w.h; r++) {
        for (int64_t s = 0; s < g.w.w; s++) visit(windowOf(g, r, s), r * g.w.w + s);
    }
}

struct Planes {
    std::vector<float> x;
    std::vector<float> w;
    std::vector<float> y;
};

float* xPlane(const Geometry& g, Planes& p, int64_t n, int64_t c) { return p.x.data() + (n * g.x.c + c) * g.x.h * g.x.w; }
float* yPlane(const Geometry& g, Planes& p, int64_t n, int64_t k) { return p.y.data() + (n * g.y.c + k) * g.y.h * g.y.w; }
float* wPlane(const Geometry& g, Planes& p, int64_t k, int64_t c) { return p.w.data() + (k * g.w.c + c) * g.w.h * g.w.w; }

void addForward(const Geometry& g, float* y, float* x, const float* w) {
    forEachWeight(g, [&](const Window& window, int64_t tap) {
        float weight = w[tap];
        forEachRow(g, window, y, x, [weight](float* out, const float* in, int64_t first, int64_t last, int64_t stride) {
            for (int64_t i = first; i < last; i++) out[i] += weight * in[i * stride];
        });
    });
}

void addBackwardData(const Geometry& g, float* y, float* x, const float* w) {
    forEachWeight(g, [&](const Window& window, int64_t tap) {
        float weight = w[tap];
        forEachRow(g, window, y, x, [weight](const float* out, float* in, int64_t first, int64_t last, int64_t stride) {
            for (int64_t i = first; i < last; i++) in[i * stride] += weight * out[i];
        });
    });
}

void addBackwardFilter(const Geometry& g, float* y, float* x, float* w) {
    forEachWeight(g, [&](const Window& window, int64_t tap) {
        float& sum = w[tap];
        forEachRow(g, window, y, x, [&sum](const float* out, const float* in, int64_t first, int64_t last, int64_t stride) {
            float row = 0;
            for (int64_t i = first; i < last; i++) row += out[i] * in[i * stride];
            sum += row;
        });
    });
}

/** Backwards, images and output channels come in the other order. */
template <typename Add>
void forEachPlane(const Geometry& g, Planes& p, bool backwards, Add add) {
    for (int64_t i = 0; i < g.x.n; i++) {
        int64_t n = backwards ? g.x.n - 1 - i : i;
        for (int64_t j = 0; j < g.w.k; j++) {
            int64_t k = backwards ? g.w.k - 1 - j : j;
            for (int64_t c = 0; c < g.w.c; c++) add(g, yPlane(g, p, n, k), xPlane(g, p, n, c), wPlane(g, p, k, c));
        }
    }
}

std::vector<float> zeros(size_t bytes) { return std::vector<float>(bytes / sizeof(float)); }
std::vector<float> zeros(const TensorDescriptor& d) { return std::vector<float>(d.n * d.c * d.h * d.w); }

void forward(const Geometry& g, const Operands& o) {
    Planes p = {gathered(g.x, o.x, o.tf32), filterOf(g, o), zeros(g.y)};
    forEachPlane(g, p, false, addForward);
    scatter(p.y, g.y, const_cast<float*>(o.y), o);
}

void backwardData(const Geometry& g, const Operands& o) {
    Planes p = {zeros(g.x), filterOf(g, o), gathered(g.y, o.y, o.tf32)};
    forEachPlane(g, p, o.backwards, addBackwardData);
    scatter(p.x, g.x, const_cast<float*>(o.x), o);
}

void backwardFilter(const Geometry& g, const Operands& o) {
    Planes p = {gathered(g.x, o.x, o.tf32), zeros(g.w.bytes()), gathered(g.y, o.y, o.tf32)};
    forEachPlane(g, p, o.backwards, addBackwardFilter);
    float* target = const_cast<float*>(o.w);
    for (size_t i = 0; i < p.w.size(); i++) target[i] = blended(p.w[i], target[i], o);
}

}  // namespace

void convolve(Direction direction, const Geometry& geometry, const Operands& operands) {
    switch (direction) {
        case Direction::FORWARD:
            return forward(geometry, operands);
        case Direction::BACKWARD_DATA:
            return backwardData(geometry, operands);
        case Direction::BACKWARD_FILTER:
            return backwardFilter(geometry, operands);
    }
}

}  // namespace emulator
