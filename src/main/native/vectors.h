// Vectors of Clang's vector extension, so that one source is compiled for several processors. No headers are used: the
// libraries depend on nothing but the processor.

#ifndef DENSESCOPE_VECTORS_H
#define DENSESCOPE_VECTORS_H

typedef long long Address; // Java's long: an address or a count

typedef unsigned char Boolean; // Java's

#if defined(__AVX512F__)
#define WIDTH 16
#else
#define WIDTH 8
#endif

typedef float Vector __attribute__((vector_size(4 * WIDTH)));
typedef int Mask __attribute__((vector_size(4 * WIDTH)));
typedef float UnalignedVector __attribute__((vector_size(4 * WIDTH), aligned(4)));

#define INLINE static inline __attribute__((always_inline))

// A native method of a Java class; the first two arguments are unused.
#define JAVA(type, owner, name, ...) \
    type Java_dev_densescope_device_cpu_##owner##_##name( \
            void *environment __attribute__((unused)), void *type_ __attribute__((unused)), __VA_ARGS__)

INLINE const float *floats(Address address) {
    return (const float *)address;
}

INLINE float *writable(Address address) {
    return (float *)address;
}

INLINE Vector load(const float *at) {
    return *(const UnalignedVector *)at;
}

INLINE void store(float *at, Vector value) {
    *(UnalignedVector *)at = value;
}

// Non-temporal store; the address must be a multiple of the vector's size.
INLINE void stream(float *at, Vector value) {
    __builtin_nontemporal_store(value, (Vector *)at);
}

// To be called after the last stream(): orders its stores before all later ones of this thread.
INLINE void finish_streams(void) {
    __builtin_ia32_sfence();
}

INLINE int is_aligned(const float *at) {
    return ((Address)at & (4 * WIDTH - 1)) == 0;
}

INLINE Vector all(float value) {
    return value - (Vector){0};
}

// The values where the mask is set, zero elsewhere.
INLINE Vector where(Mask chosen, Vector values) {
    return (Vector)((Mask)values & chosen);
}

// Mask of values that are positive or not a number, so that NaN is propagated.
INLINE Mask is_on(Vector values) {
    return ~(values <= (Vector){0});
}

INLINE Vector relu(Vector values) {
    return where(is_on(values), values);
}

INLINE float relu_of(float value) {
    return value <= 0 ? 0 : value;
}

INLINE float total(Vector values) {
    float sum = 0;
    for (int lane = 0; lane < WIDTH; lane++) {
        sum += values[lane];
    }
    return sum;
}

// The first n floats, followed by zeros; reads no more. n from 0 to WIDTH.
INLINE Vector load_first(const float *at, int n) {
#if WIDTH == 16
    return __builtin_ia32_loadups512_mask(at, (Vector){0}, (unsigned short)((1u << n) - 1));
#else
    const Mask lanes = {0, 1, 2, 3, 4, 5, 6, 7};
    return __builtin_ia32_maskloadps256((const Vector *)at, lanes < n - (Mask){0});
#endif
}

// Stores the first n floats.
INLINE void store_first(float *at, Vector value, int n) {
#if WIDTH == 16
    __builtin_ia32_storeups512_mask(at, value, (unsigned short)((1u << n) - 1));
#else
    const Mask lanes = {0, 1, 2, 3, 4, 5, 6, 7};
    __builtin_ia32_maskstoreps256((Vector *)at, lanes < n - (Mask){0}, value);
#endif
}

#define UNROLL(i, n) _Pragma("unroll") for (int i = 0; i < (n); i++)

#define SHUFFLE __builtin_shufflevector

// Transposes a square of vectors.
INLINE void transpose(Vector rows[WIDTH]) {
    Vector t[WIDTH];
#if WIDTH == 16
    UNROLL(i, 8) {
        t[2 * i] = SHUFFLE(rows[2 * i], rows[2 * i + 1], 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
        t[2 * i + 1] = SHUFFLE(rows[2 * i], rows[2 * i + 1], 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
    }
    UNROLL(i, 4) {
        UNROLL(j, 2) {
            Vector a = t[4 * i + j], b = t[4 * i + j + 2];
            rows[4 * i + j] = SHUFFLE(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
            rows[4 * i + j + 2] = SHUFFLE(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
        }
    }
    UNROLL(i, 2) {
        UNROLL(j, 4) {
            Vector a = rows[8 * i + j], b = rows[8 * i + j + 4];
            t[8 * i + j] = SHUFFLE(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
            t[8 * i + j + 4] = SHUFFLE(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
        }
    }
    UNROLL(j, 8) {
        rows[j] = SHUFFLE(t[j], t[j + 8], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
        rows[j + 8] = SHUFFLE(t[j], t[j + 8], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
    }
#else
    Vector u[WIDTH];
    UNROLL(i, 4) {
        t[2 * i] = SHUFFLE(rows[2 * i], rows[2 * i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        t[2 * i + 1] = SHUFFLE(rows[2 * i], rows[2 * i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    UNROLL(i, 2) {
        UNROLL(j, 2) {
            u[4 * i + j] = SHUFFLE(t[4 * i + j], t[4 * i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            u[4 * i + j + 2] = SHUFFLE(t[4 * i + j], t[4 * i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    UNROLL(j, 4) {
        rows[j] = SHUFFLE(u[j], u[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        rows[j + 4] = SHUFFLE(u[j], u[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
#endif
}

#endif
