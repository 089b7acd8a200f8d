// Kernels for the emulator's own tests: structs by value, vectors, barriers, shuffles.

struct Line {
    float slope;
    float shift;
    int length;
};

__device__ __forceinline__ float onLine(Line line, float x) { return __fmaf_rn(line.slope, x, line.shift); }

extern "C" __global__ void sample_line(float* __restrict__ y, const float* __restrict__ x, Line line) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < line.length) {
        y[i] = onLine(line, x[i]);
    }
}

template <int THREADS>
__device__ float sumOfBlock(float value) {
    __shared__ float partial[THREADS];
    partial[threadIdx.x] = value;
    __syncthreads();
    for (int half = THREADS / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            partial[threadIdx.x] += partial[threadIdx.x + half];
        }
        __syncthreads();
    }
    return partial[0];
}

// sums[block] = sum over i of x[block][i]
extern "C" __global__ void __launch_bounds__(128) sample_row_sums(float* sums, const float* x, int columns) {
    float own = 0;
    for (int i = threadIdx.x; i < columns; i += blockDim.x) {
        own += x[static_cast<size_t>(blockIdx.x) * columns + i];
    }
    float total = sumOfBlock<128>(own);
    if (threadIdx.x == 0) {
        sums[blockIdx.x] = total;
    }
}

extern "C" __global__ void sample_warp_sum(float* sum, const float* x) {
    float value = x[threadIdx.x];
    for (int lanes = 16; lanes > 0; lanes /= 2) {
        value += __shfl_xor_sync(0xffffffffu, value, lanes);
    }
    if (threadIdx.x == 0) {
        *sum = value;
    }
}

extern "C" __global__ void sample_quadruple(float4* values, unsigned count, double factor, char used) {
    unsigned i = blockIdx.y * gridDim.x * blockDim.x + blockIdx.x * blockDim.x + threadIdx.x;
    if (used && i < count) {
        float4 v = values[i];
        values[i] = make_float4(v.x * factor, v.y * factor, v.z * factor, v.w * factor);
    }
}

// Wrong on purpose: half of the threads never come to the barrier.
extern "C" __global__ void sample_unmet_barrier(float* values) {
    if (threadIdx.x % 2 == 0) {
        __syncthreads();
        values[threadIdx.x] = 1;
    }
}

// Wrong on purpose: a vector at an address that is none of a vector's.
extern "C" __global__ void sample_misaligned(float* values) {
    float4 vector = *reinterpret_cast<float4*>(values + 1);
    values[0] = vector.x;
}

// Wrong on purpose where an index is 8 or more.
extern "C" __global__ void sample_shared(float* values, int index) {
    __shared__ float shared[8];
    if (threadIdx.x == 0) {
        values[0] = shared[3];
    }
    shared[threadIdx.x == 0 ? index : 0] = 2;
    __syncthreads();
    values[1] = shared[index];
}
