// Batch norm and ReLU over channels-last maps: a matrix of pixels by channels. Channels are processed in groups of up to
// four vectors, whose parameters and sums stay in registers for all pixels.

#include "vectors.h"

// Number of pixels whose sums are accumulated in float before they are added in double.
#define INTERVAL 256

typedef struct {
    const float *x, *dy;
    float *y;
    Address pixels, channels;
    const float *a, *b, *p, *q;
    double *sums, *sumsGx;
} Pixels;

INLINE Address end_of_interval(Address from, Address pixels) {
    return from + INTERVAL < pixels ? from + INTERVAL : pixels;
}

INLINE void clear(double *sums, Address channels) {
    for (Address c = 0; c < channels; c++) {
        sums[c] = 0;
    }
}

INLINE void add_vector(double *sums, Vector lanes) {
    for (int lane = 0; lane < WIDTH; lane++) {
        sums[lane] += lanes[lane];
    }
}

// Each operation below is written once for a group of n vectors, and once for single channels (the rest).
// PER_GROUP(name) defines a function that applies it to all channels of all pixels.
#define PER_GROUP(name) \
    static void name(const Pixels *m) { \
        Address c = 0; \
        for (; c + 4 * WIDTH <= m->channels; c += 4 * WIDTH) { \
            name##_vectors(m, c, 4); \
        } \
        if (c + 3 * WIDTH <= m->channels) { \
            name##_vectors(m, c, 3); \
            c += 3 * WIDTH; \
        } else if (c + 2 * WIDTH <= m->channels) { \
            name##_vectors(m, c, 2); \
            c += 2 * WIDTH; \
        } else if (c + WIDTH <= m->channels) { \
            name##_vectors(m, c, 1); \
            c += WIDTH; \
        } \
        for (; c < m->channels; c++) { \
            name##_channel(m, c); \
        } \
    }

#define EACH_VECTOR(v, n) _Pragma("unroll") for (int v = 0; v < (n); v++)

INLINE void sum_vectors(const Pixels *m, Address c, int n) {
    for (Address from = 0; from < m->pixels; from += INTERVAL) {
        Vector sums[4] = {{0}};
        Address to = end_of_interval(from, m->pixels);
        for (Address i = from * m->channels + c; i < to * m->channels; i += m->channels) {
            EACH_VECTOR(v, n) {
                sums[v] += load(m->x + i + v * WIDTH);
            }
        }
        EACH_VECTOR(v, n) {
            add_vector(m->sums + c + v * WIDTH, sums[v]);
        }
    }
}

INLINE void sum_channel(const Pixels *m, Address c) {
    for (Address p = 0; p < m->pixels; p++) {
        m->sums[c] += m->x[p * m->channels + c];
    }
}

PER_GROUP(sum)

INLINE void squares_vectors(const Pixels *m, Address c, int n) {
    Vector means[4];
    EACH_VECTOR(v, n) {
        means[v] = load(m->a + c + v * WIDTH);
    }
    for (Address from = 0; from < m->pixels; from += INTERVAL) {
        Vector sums[4] = {{0}};
        Address to = end_of_interval(from, m->pixels);
        for (Address i = from * m->channels + c; i < to * m->channels; i += m->channels) {
            EACH_VECTOR(v, n) {
                Vector d = load(m->x + i + v * WIDTH) - means[v];
                sums[v] += d * d;
            }
        }
        EACH_VECTOR(v, n) {
            add_vector(m->sums + c + v * WIDTH, sums[v]);
        }
    }
}

INLINE void squares_channel(const Pixels *m, Address c) {
    for (Address p = 0; p < m->pixels; p++) {
        float d = m->x[p * m->channels + c] - m->a[c];
        m->sums[c] += d * d;
    }
}

PER_GROUP(squares)

INLINE void normalize_vectors(const Pixels *m, Address c, int n) {
    Vector a[4], b[4];
    EACH_VECTOR(v, n) {
        a[v] = load(m->a + c + v * WIDTH);
        b[v] = load(m->b + c + v * WIDTH);
    }
    for (Address i = c; i < m->pixels * m->channels; i += m->channels) {
        EACH_VECTOR(v, n) {
            Address at = i + v * WIDTH;
            store(m->y + at, relu(a[v] * load(m->x + at) + b[v]));
        }
    }
}

INLINE void normalize_channel(const Pixels *m, Address c) {
    for (Address i = c; i < m->pixels * m->channels; i += m->channels) {
        m->y[i] = relu_of(__builtin_fmaf(m->a[c], m->x[i], m->b[c]));
    }
}

PER_GROUP(normalize)

INLINE void gradient_sums_vectors(const Pixels *m, Address c, int n) {
    Vector a[4], b[4];
    EACH_VECTOR(v, n) {
        a[v] = load(m->a + c + v * WIDTH);
        b[v] = load(m->b + c + v * WIDTH);
    }
    for (Address from = 0; from < m->pixels; from += INTERVAL) {
        Vector g[4] = {{0}}, gx[4] = {{0}};
        Address to = end_of_interval(from, m->pixels);
        for (Address i = from * m->channels + c; i < to * m->channels; i += m->channels) {
            EACH_VECTOR(v, n) {
                Vector x = load(m->x + i + v * WIDTH);
                Vector passed = where(is_on(a[v] * x + b[v]), load(m->dy + i + v * WIDTH));
                g[v] += passed;
                gx[v] += passed * x;
            }
        }
        EACH_VECTOR(v, n) {
            add_vector(m->sums + c + v * WIDTH, g[v]);
            add_vector(m->sumsGx + c + v * WIDTH, gx[v]);
        }
    }
}

INLINE void gradient_sums_channel(const Pixels *m, Address c) {
    for (Address i = c; i < m->pixels * m->channels; i += m->channels) {
        float g = __builtin_fmaf(m->a[c], m->x[i], m->b[c]) <= 0 ? 0 : m->dy[i];
        m->sums[c] += g;
        m->sumsGx[c] += (double)g * m->x[i];
    }
}

PER_GROUP(gradient_sums)

INLINE void gradient_vectors(const Pixels *m, Address c, int n) {
    Vector a[4], b[4], p[4], q[4];
    EACH_VECTOR(v, n) {
        a[v] = load(m->a + c + v * WIDTH);
        b[v] = load(m->b + c + v * WIDTH);
        p[v] = load(m->p + c + v * WIDTH);
        q[v] = load(m->q + c + v * WIDTH);
    }
    for (Address i = c; i < m->pixels * m->channels; i += m->channels) {
        EACH_VECTOR(v, n) {
            Address at = i + v * WIDTH;
            Vector x = load(m->x + at);
            Vector g = where(is_on(a[v] * x + b[v]), load(m->dy + at));
            store(m->y + at, a[v] * g - (p[v] * x + q[v]));
        }
    }
}

INLINE void gradient_channel(const Pixels *m, Address c) {
    for (Address i = c; i < m->pixels * m->channels; i += m->channels) {
        float g = __builtin_fmaf(m->a[c], m->x[i], m->b[c]) <= 0 ? 0 : m->dy[i];
        m->y[i] = m->a[c] * g - __builtin_fmaf(m->p[c], m->x[i], m->q[c]);
    }
}

PER_GROUP(gradient)

JAVA(void, NativeLoops, sumPixelRows, Address x, Address pixels, Address channels, Address sums) {
    Pixels m = {.x = floats(x), .pixels = pixels, .channels = channels, .sums = (double *)sums};
    clear(m.sums, channels);
    sum(&m);
}

JAVA(void, NativeLoops, sumOfSquaresPixelRows, Address x, Address pixels, Address channels, Address means, Address sums) {
    Pixels m = {.x = floats(x), .pixels = pixels, .channels = channels, .a = floats(means), .sums = (double *)sums};
    clear(m.sums, channels);
    squares(&m);
}

// y = max(0, a x + b)
JAVA(void, NativeLoops, normalizePixelRows, Address x, Address y, Address pixels, Address channels, Address a, Address b) {
    Pixels m = {.x = floats(x), .y = writable(y), .pixels = pixels, .channels = channels, .a = floats(a), .b = floats(b)};
    normalize(&m);
}

// Sums of g, the gradient of the input of the ReLU, and of g x
JAVA(void, NativeLoops, gradientSumsPixelRows, Address x, Address dy, Address pixels, Address channels, Address a, Address b,
     Address sumsOfG, Address sumsOfGx) {
    Pixels m = {.x = floats(x), .dy = floats(dy), .pixels = pixels, .channels = channels, .a = floats(a), .b = floats(b),
                .sums = (double *)sumsOfG, .sumsGx = (double *)sumsOfGx};
    clear(m.sums, channels);
    clear(m.sumsGx, channels);
    gradient_sums(&m);
}

// dx = a g - (p x + q)
JAVA(void, NativeLoops, gradientPixelRows, Address x, Address dy, Address dx, Address pixels, Address channels, Address a, Address b,
     Address p, Address q) {
    Pixels m = {.x = floats(x), .dy = floats(dy), .y = writable(dx), .pixels = pixels, .channels = channels,
                .a = floats(a), .b = floats(b), .p = floats(p), .q = floats(q)};
    gradient(&m);
}
