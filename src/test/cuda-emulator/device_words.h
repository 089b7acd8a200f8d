// CUDA C++'s words, for the processor: included in front of kernels, which see nothing else.
#pragma once

#define __device__
#define __host__
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __constant__ static
#define __shared__ static __attribute__((section("cuda_shared")))
#define __restrict__ __restrict
#ifndef SCANNING_FOR_KERNELS
#define __global__
#define __launch_bounds__(...)
#endif

typedef __SIZE_TYPE__ size_t;

#include "threads.h"

typedef Index3 uint3;
struct dim3 {
    unsigned x, y, z;
    dim3(unsigned width = 1, unsigned height = 1, unsigned depth = 1) : x(width), y(height), z(depth) {}
};

#define VECTOR2(TYPE, ELEMENT)                                    \
    struct __attribute__((aligned(2 * sizeof(ELEMENT)))) TYPE {   \
        ELEMENT x, y;                                             \
    };                                                            \
    static inline TYPE make_##TYPE(ELEMENT x, ELEMENT y) { return {x, y}; }
#define VECTOR3(TYPE, ELEMENT)                                    \
    struct TYPE {                                                 \
        ELEMENT x, y, z;                                          \
    };                                                            \
    static inline TYPE make_##TYPE(ELEMENT x, ELEMENT y, ELEMENT z) { return {x, y, z}; }
#define VECTOR4(TYPE, ELEMENT)                                    \
    struct __attribute__((aligned(16))) TYPE {                    \
        ELEMENT x, y, z, w;                                       \
    };                                                            \
    static inline TYPE make_##TYPE(ELEMENT x, ELEMENT y, ELEMENT z, ELEMENT w) { return {x, y, z, w}; }
VECTOR2(float2, float)
VECTOR2(double2, double)
VECTOR2(int2, int)
VECTOR2(uint2, unsigned)
VECTOR3(float3, float)
VECTOR3(int3, int)
VECTOR4(float4, float)
VECTOR4(int4, int)
VECTOR4(uint4, unsigned)
VECTOR4(double4, double)

static const int warpSize = 32;

extern "C" {
float sqrtf(float);
float expf(float);
float exp2f(float);
float logf(float);
float log2f(float);
float powf(float, float);
float tanhf(float);
float fmaf(float, float, float);
float floorf(float);
float ceilf(float);
float rintf(float);
float roundf(float);
float truncf(float);
float fmodf(float, float);
float ldexpf(float, int);
double sqrt(double);
double exp(double);
double log(double);
double pow(double, double);
double fma(double, double, double);
double floor(double);
double ceil(double);
}

static inline void __syncthreads() { densescope_barrier(); }
static inline void __syncwarp(unsigned mask = 0xffffffffu) { densescope_warp_barrier(mask); }
static inline void __threadfence() {}
static inline void __threadfence_block() {}

template <typename T>
static inline T densescope_exchange(unsigned mask, T value, int kind, unsigned operand) {
    unsigned long long bits = 0;
    __builtin_memcpy(&bits, &value, sizeof value);
    bits = densescope_shuffle(mask, bits, kind, operand);
    __builtin_memcpy(&value, &bits, sizeof value);
    return value;
}
template <typename T>
static inline T __shfl_sync(unsigned mask, T value, int lane) {
    return densescope_exchange(mask, value, SHUFFLE_INDEX, lane);
}
template <typename T>
static inline T __shfl_xor_sync(unsigned mask, T value, int lanes) {
    return densescope_exchange(mask, value, SHUFFLE_XOR, lanes);
}
template <typename T>
static inline T __shfl_down_sync(unsigned mask, T value, unsigned lanes) {
    return densescope_exchange(mask, value, SHUFFLE_DOWN, lanes);
}
template <typename T>
static inline T __shfl_up_sync(unsigned mask, T value, unsigned lanes) {
    return densescope_exchange(mask, value, SHUFFLE_UP, lanes);
}

static inline float __fmul_rn(float a, float b) { return a * b; }
static inline float __fadd_rn(float a, float b) { return a + b; }
static inline float __fsub_rn(float a, float b) { return a - b; }
static inline float __fdiv_rn(float a, float b) { return a / b; }
static inline float __fdividef(float a, float b) { return a / b; }
static inline float __fmaf_rn(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
static inline float __fsqrt_rn(float a) { return __builtin_sqrtf(a); }
static inline float __frcp_rn(float a) { return 1.0f / a; }
static inline float __frsqrt_rn(float a) { return static_cast<float>(1.0 / __builtin_sqrt(a)); }
static inline float rsqrtf(float a) { return static_cast<float>(1.0 / __builtin_sqrt(a)); }
static inline float __expf(float a) { return expf(a); }
static inline float __logf(float a) { return logf(a); }
static inline float __saturatef(float a) { return a > 0 ? (a < 1 ? a : 1.0f) : 0.0f; }
static inline double __dmul_rn(double a, double b) { return a * b; }
static inline double __dadd_rn(double a, double b) { return a + b; }
static inline double __dsub_rn(double a, double b) { return a - b; }
static inline double __ddiv_rn(double a, double b) { return a / b; }
static inline double __dsqrt_rn(double a) { return __builtin_sqrt(a); }
static inline double rsqrt(double a) { return 1.0 / __builtin_sqrt(a); }
static inline double __fma_rn(double a, double b, double c) { return __builtin_fma(a, b, c); }
static inline float fabsf(float a) { return __builtin_fabsf(a); }
static inline double fabs(double a) { return __builtin_fabs(a); }
static inline float fmaxf(float a, float b) { return __builtin_fmaxf(a, b); }
static inline float fminf(float a, float b) { return __builtin_fminf(a, b); }
static inline double fmax(double a, double b) { return __builtin_fmax(a, b); }
static inline double fmin(double a, double b) { return __builtin_fmin(a, b); }
static inline float copysignf(float a, float b) { return __builtin_copysignf(a, b); }
static inline float __int2float_rn(int a) { return static_cast<float>(a); }
static inline float __uint2float_rn(unsigned a) { return static_cast<float>(a); }
static inline float __double2float_rn(double a) { return static_cast<float>(a); }
static inline float __ll2float_rn(long long a) { return static_cast<float>(a); }
static inline double __ll2double_rn(long long a) { return static_cast<double>(a); }
static inline int __float2int_rn(float a) { return static_cast<int>(__builtin_rintf(a)); }
static inline int __float2int_rz(float a) { return static_cast<int>(a); }

template <typename T>
static inline bool isfinite(T a) { return __builtin_isfinite(a); }
template <typename T>
static inline bool isnan(T a) { return __builtin_isnan(a); }
template <typename T>
static inline bool isinf(T a) { return __builtin_isinf(a); }

template <typename To, typename From>
static inline To densescope_bits(From from) {
    static_assert(sizeof(To) == sizeof(From), "as many bits");
    To to;
    __builtin_memcpy(&to, &from, sizeof to);
    return to;
}
static inline int __float_as_int(float a) { return densescope_bits<int>(a); }
static inline unsigned __float_as_uint(float a) { return densescope_bits<unsigned>(a); }
static inline float __int_as_float(int a) { return densescope_bits<float>(a); }
static inline float __uint_as_float(unsigned a) { return densescope_bits<float>(a); }
static inline long long __double_as_longlong(double a) { return densescope_bits<long long>(a); }
static inline double __longlong_as_double(long long a) { return densescope_bits<double>(a); }

static inline int min(int a, int b) { return a < b ? a : b; }
static inline unsigned min(unsigned a, unsigned b) { return a < b ? a : b; }
static inline long min(long a, long b) { return a < b ? a : b; }
static inline unsigned long min(unsigned long a, unsigned long b) { return a < b ? a : b; }
static inline long long min(long long a, long long b) { return a < b ? a : b; }
static inline unsigned long long min(unsigned long long a, unsigned long long b) { return a < b ? a : b; }
static inline unsigned min(int a, unsigned b) { return min(static_cast<unsigned>(a), b); }
static inline unsigned min(unsigned a, int b) { return min(a, static_cast<unsigned>(b)); }
static inline float min(float a, float b) { return fminf(a, b); }
static inline double min(double a, double b) { return fmin(a, b); }
static inline int max(int a, int b) { return a > b ? a : b; }
static inline unsigned max(unsigned a, unsigned b) { return a > b ? a : b; }
static inline long max(long a, long b) { return a > b ? a : b; }
static inline unsigned long max(unsigned long a, unsigned long b) { return a > b ? a : b; }
static inline long long max(long long a, long long b) { return a > b ? a : b; }
static inline unsigned long long max(unsigned long long a, unsigned long long b) { return a > b ? a : b; }
static inline unsigned max(int a, unsigned b) { return max(static_cast<unsigned>(a), b); }
static inline unsigned max(unsigned a, int b) { return max(a, static_cast<unsigned>(b)); }
static inline float max(float a, float b) { return fmaxf(a, b); }
static inline double max(double a, double b) { return fmax(a, b); }
static inline int abs(int a) { return a < 0 ? -a : a; }

static inline unsigned __umulhi(unsigned a, unsigned b) { return static_cast<unsigned>((1ull * a * b) >> 32); }
static inline int __mulhi(int a, int b) { return static_cast<int>((1ll * a * b) >> 32); }
static inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
    return static_cast<unsigned long long>((static_cast<unsigned __int128>(a) * b) >> 64);
}
static inline long long __mul64hi(long long a, long long b) {
    return static_cast<long long>((static_cast<__int128>(a) * b) >> 64);
}
static inline int __popc(unsigned a) { return __builtin_popcount(a); }
static inline int __popcll(unsigned long long a) { return __builtin_popcountll(a); }
static inline int __clz(int a) { return a ? __builtin_clz(a) : 32; }
static inline int __clzll(long long a) { return a ? __builtin_clzll(a) : 64; }
static inline int __ffs(int a) { return __builtin_ffs(a); }

template <typename T>
static inline T __ldg(const T* address) { return *address; }
template <typename T>
static inline T __ldcs(const T* address) { return *address; }
template <typename T>
static inline void __stcs(T* address, T value) { *address = value; }
template <typename T>
static inline T atomicAdd(T* address, T value) {
    T old = *address;
    *address = old + value;
    return old;
}
template <typename T>
static inline T atomicMax(T* address, T value) {
    T old = *address;
    if (value > old) *address = value;
    return old;
}
template <typename T>
static inline T atomicMin(T* address, T value) {
    T old = *address;
    if (value < old) *address = value;
    return old;
}
template <typename T>
static inline T atomicOr(T* address, T value) {
    T old = *address;
    *address = old | value;
    return old;
}
template <typename T>
static inline T atomicExch(T* address, T value) {
    T old = *address;
    *address = value;
    return old;
}
template <typename T>
static inline T atomicCAS(T* address, T expected, T value) {
    T old = *address;
    if (old == expected) *address = value;
    return old;
}
