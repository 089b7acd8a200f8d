// Vectors as the compiler knows them (Clang's vector extension), so that one source serves several processors.
// No header of any library is used: the result needs nothing but the processor.

#ifndef DENSESCOPE_VECTORS_H
#define DENSESCOPE_VECTORS_H

typedef long long Address; // of Java's long: an address, or a count

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

// A function that Java's class NativeLoops declares; the first two arguments are Java's.
#define JAVA(type, name, ...) \
    type Java_dev_densescope_device_cpu_NativeLoops_##name( \
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

// Past the caches; the address must be a multiple of the vector's size.
INLINE void stream(float *at, Vector value) {
    __builtin_nontemporal_store(value, (Vector *)at);
}

INLINE int is_aligned(const float *at) {
    return ((Address)at & (4 * WIDTH - 1)) == 0;
}

INLINE Vector all(float value) {
    return value - (Vector){0};
}

// The values where they are chosen, zero elsewhere.
INLINE Vector where(Mask chosen, Vector values) {
    return (Vector)((Mask)values & chosen);
}

// Where the values are positive, or not a number: what is not a number must not get lost.
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

#endif
