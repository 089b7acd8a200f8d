// Batch norm and ReLU over channels-outermost maps: a channel is one dense row of floats.

#include "vectors.h"

// Number of elements whose sums are accumulated in float before they are added in double.
#define INTERVAL 8192

INLINE void normalize_part(const float *x, float *copy, float *y, Address from, Address to, Vector a, Vector b, Boolean streamed) {
    for (Address i = from; i < to; i += WIDTH) {
        Vector value = load(x + i);
        Vector result = relu(a * value + b);
        if (streamed) {
            if (copy) {
                stream(copy + i, value);
            }
            stream(y + i, result);
        } else {
            if (copy) {
                store(copy + i, value);
            }
            store(y + i, result);
        }
    }
}

// y = max(0, a x + b); copies x if copy is not null.
JAVA(void, NativeLoops, normalizeRow, Address source, Address copied, Address target, Address n, float a, float b, Boolean streamed) {
    const float *x = floats(source);
    float *copy = writable(copied), *y = writable(target);
    Address whole = n / WIDTH * WIDTH;
    int past = streamed && is_aligned(y) && is_aligned(copy);
    if (copy) {
        if (past) {
            normalize_part(x, copy, y, 0, whole, all(a), all(b), 1);
        } else {
            normalize_part(x, copy, y, 0, whole, all(a), all(b), 0);
        }
    } else if (past) {
        normalize_part(x, 0, y, 0, whole, all(a), all(b), 1);
    } else {
        normalize_part(x, 0, y, 0, whole, all(a), all(b), 0);
    }
    if (past) {
        finish_streams();
    }
    for (Address i = whole; i < n; i++) {
        float z = __builtin_fmaf(a, x[i], b);
        if (copy) {
            copy[i] = x[i];
        }
        y[i] = relu_of(z);
    }
}

JAVA(double, NativeLoops, sumRow, Address source, Address n) {
    const float *x = floats(source);
    double sum = 0;
    Address i = 0;
    while (i + 4 * WIDTH <= n) {
        Vector s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
        Address end = i + INTERVAL < n ? i + INTERVAL : n;
        for (; i + 4 * WIDTH <= end; i += 4 * WIDTH) {
            s0 += load(x + i);
            s1 += load(x + i + WIDTH);
            s2 += load(x + i + 2 * WIDTH);
            s3 += load(x + i + 3 * WIDTH);
        }
        sum += (double)total(s0) + total(s1) + total(s2) + total(s3);
    }
    for (; i < n; i++) {
        sum += x[i];
    }
    return sum;
}

JAVA(double, NativeLoops, sumOfSquaresRow, Address source, Address n, float mean) {
    const float *x = floats(source);
    Vector m = all(mean);
    double sum = 0;
    Address i = 0;
    while (i + 4 * WIDTH <= n) {
        Vector s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
        Address end = i + INTERVAL < n ? i + INTERVAL : n;
        for (; i + 4 * WIDTH <= end; i += 4 * WIDTH) {
            Vector d0 = load(x + i) - m, d1 = load(x + i + WIDTH) - m;
            Vector d2 = load(x + i + 2 * WIDTH) - m, d3 = load(x + i + 3 * WIDTH) - m;
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        sum += (double)total(s0) + total(s1) + total(s2) + total(s3);
    }
    for (; i < n; i++) {
        float d = x[i] - mean;
        sum += d * d;
    }
    return sum;
}

typedef struct {
    const float *x, *dy;
    float *target, *own;
    float a, b;
    double sumG, sumGx;
} DirectGradient;

INLINE void direct_vector(
        const DirectGradient *d, Address i, Vector a, Vector b, Vector *g, Vector *gx, int own, int accumulate, int past) {
    Vector x = load(d->x + i);
    Vector passed = where(is_on(a * x + b), load(d->dy + i));
    *g += passed;
    *gx += passed * x;
    // rounded before it is added, so that the sum is the same whether or not it is stored separately
    Vector dx = a * passed;
    if (own) {
        if (past) {
            stream(d->own + i, dx);
        } else {
            store(d->own + i, dx);
        }
    }
    store(d->target + i, accumulate ? load(d->target + i) + dx : dx);
}

INLINE void direct_row(DirectGradient *d, Address n, int own, int accumulate, int past) {
    Vector a = all(d->a), b = all(d->b);
    Address i = 0;
    while (i + 2 * WIDTH <= n) {
        Vector g0 = {0}, g1 = {0}, gx0 = {0}, gx1 = {0};
        Address end = i + INTERVAL < n ? i + INTERVAL : n;
        for (; i + 2 * WIDTH <= end; i += 2 * WIDTH) {
            direct_vector(d, i, a, b, &g0, &gx0, own, accumulate, past);
            direct_vector(d, i + WIDTH, a, b, &g1, &gx1, own, accumulate, past);
        }
        d->sumG += (double)total(g0) + total(g1);
        d->sumGx += (double)total(gx0) + total(gx1);
    }
    for (; i < n; i++) {
        float g = __builtin_fmaf(d->a, d->x[i], d->b) <= 0 ? 0 : d->dy[i];
        d->sumG += g;
        d->sumGx += (double)g * d->x[i];
        float dx = d->a * g;
        if (own) {
            d->own[i] = dx;
        }
        d->target[i] = accumulate ? d->target[i] + dx : dx;
    }
}

// The direct part of the gradient of batch norm and ReLU; sums[0] = sum of g, sums[1] = sum of g x.
JAVA(void, NativeLoops, directGradientRow, Address x, Address dy, Address target, Address own, Address n, float a, float b,
     Boolean accumulate, Boolean streamed, Address sums) {
    DirectGradient d = {floats(x), floats(dy), writable(target), writable(own), a, b, 0, 0};
    if (!own) {
        if (accumulate) {
            direct_row(&d, n, 0, 1, 0);
        } else {
            direct_row(&d, n, 0, 0, 0);
        }
    } else if (streamed && is_aligned(d.own)) {
        direct_row(&d, n, 1, accumulate, 1);
        finish_streams();
    } else {
        direct_row(&d, n, 1, accumulate, 0);
    }
    ((double *)sums)[0] = d.sumG;
    ((double *)sums)[1] = d.sumGx;
}

// gradient -= slope (x - mean) + offset
JAVA(void, NativeLoops, subtractLineRow, Address source, Address gradient, Address n, float mean, float slope, float offset) {
    const float *x = floats(source);
    float *g = writable(gradient);
    Address i = 0;
    for (; i + WIDTH <= n; i += WIDTH) {
        store(g + i, load(g + i) - (all(slope) * (load(x + i) - all(mean)) + all(offset)));
    }
    for (; i < n; i++) {
        g[i] -= __builtin_fmaf(slope, x[i] - mean, offset);
    }
}
