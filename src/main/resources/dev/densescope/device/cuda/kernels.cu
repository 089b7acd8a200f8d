// Kernels that cuBLAS and cuDNN lack: batch norm with ReLU and given statistics over prefixes of a block's feature maps, its
// gradients, pooling, loss, dropout, update. Compiled by NVRTC for the GPU in use, without contraction of products and sums
// (-fmad=false), so that equal inputs give equal bits in every kernel; fused operations are written as fmaf.
//
// The order of every sum depends only on shapes, not on addresses, grids or the GPU. There are no atomic operations.
// A thread processes four elements of a channel at a time; loading them as one vector does not change results.

typedef long long int64;
typedef unsigned long long uint64;

#define THREADS 256
#define MAX_PARTS 240
#define MAX_STRETCHES 240

// Feature maps of any layout: strides in floats. Element m of a channel is pixel m % pixels of image m / pixels.
struct Maps {
    float* data;
    int64 image;
    int64 channel;
    int pixel;
    int pixels;
    int flat; // elements of a channel are contiguous
    int wide; // four neighbouring elements may be loaded as a vector
};

// How the channels of a tensor are distributed: each to a number of thread blocks.
struct Share {
    int channels;
    int blocks;
    unsigned elements; // of a channel
};

// Operands of a batch norm, one number per channel.
struct Norm {
    const float* mean;
    const float* variance;
    const float* scale;
    const float* shift;
    float epsilon;
};

// Tensors to be concatenated along the channels: the data and the first channel of each.
struct Parts {
    const float* data[MAX_PARTS];
    int first[MAX_PARTS];
    int count;
};

struct Stretches {
    const float* data[MAX_STRETCHES];
    int length[MAX_STRETCHES];
    int count;
};

// Values that change from step to step; in device memory.
struct Step {
    int64 seed;
    int64 step;
    float learningRate;
    float momentum;
    float weightDecay;
    int notFinite;
};

struct Four {
    float v[4];
};

// z = a * x + b
struct Affine {
    float a;
    float b;
    float inverse;
};

__device__ __forceinline__ float* placeOf(const Maps& maps, int channel, unsigned m) {
    float* row = maps.data + channel * maps.channel;
    if (maps.flat) {
        return row + m;
    }
    unsigned image = m / maps.pixels;
    return row + image * maps.image + (int64)(m - image * maps.pixels) * maps.pixel;
}

__device__ __forceinline__ Four load(const Maps& maps, int channel, unsigned m, int count) {
    Four four;
    if (maps.wide && count == 4) {
        float4 vector = *(const float4*)placeOf(maps, channel, m);
        four.v[0] = vector.x;
        four.v[1] = vector.y;
        four.v[2] = vector.z;
        four.v[3] = vector.w;
        return four;
    }
    for (int i = 0; i < 4; i++) {
        four.v[i] = i < count ? *placeOf(maps, channel, m + i) : 0.0f;
    }
    return four;
}

__device__ __forceinline__ void store(const Maps& maps, int channel, unsigned m, int count, const Four& four) {
    if (maps.wide && count == 4) {
        *(float4*)placeOf(maps, channel, m) = make_float4(four.v[0], four.v[1], four.v[2], four.v[3]);
        return;
    }
    for (int i = 0; i < 4; i++) {
        if (i < count) {
            *placeOf(maps, channel, m + i) = four.v[i];
        }
    }
}

__device__ __forceinline__ Affine affine(const Norm& norm, int channel) {
    Affine result;
    result.inverse = 1.0f / sqrtf(norm.variance[channel] + norm.epsilon);
    result.a = norm.scale[channel] * result.inverse;
    result.b = fmaf(-result.a, norm.mean[channel], norm.shift[channel]);
    return result;
}

__device__ __forceinline__ float normalized(const Affine& z, float x) {
    return fmaf(z.a, x, z.b);
}

__device__ __forceinline__ float relu(float z) {
    // not fmaxf, which would hide NaN
    return z < 0.0f ? 0.0f : z;
}

__device__ __forceinline__ float behindRelu(const Affine& z, float x, float gradient) {
    return normalized(z, x) > 0.0f ? gradient : 0.0f;
}

__device__ __forceinline__ int countFrom(unsigned m, unsigned elements) {
    unsigned left = elements - m;
    return left < 4 ? (int)left : 4;
}

// Iterates over the elements of a channel that belong to this block, four at a time.
#define FOR_FOURS(share, m) \
    for (unsigned m = 4 * ((blockIdx.x % (share).blocks) * THREADS + threadIdx.x); m < (share).elements; \
         m += 4 * THREADS * (share).blocks)

#define CHANNEL_OF(share) ((int)(blockIdx.x / (share).blocks))

// ---- batch statistics

// Two sums over the threads of the block, to partials[2 * block] and partials[2 * block + 1].
__device__ __forceinline__ void storeSums(double first, double second, double* partials) {
    __shared__ double firsts[THREADS];
    __shared__ double seconds[THREADS];
    firsts[threadIdx.x] = first;
    seconds[threadIdx.x] = second;
    for (int half = THREADS / 2; half > 0; half /= 2) {
        __syncthreads();
        if (threadIdx.x < half) {
            firsts[threadIdx.x] += firsts[threadIdx.x + half];
            seconds[threadIdx.x] += seconds[threadIdx.x + half];
        }
    }
    if (threadIdx.x == 0) {
        partials[2 * (int64)blockIdx.x] = firsts[0];
        partials[2 * (int64)blockIdx.x + 1] = seconds[0];
    }
}

__device__ __forceinline__ double totalOf(const double* partials, int channel, int blocks, int which) {
    double total = 0;
    for (int block = 0; block < blocks; block++) {
        total += partials[2 * ((int64)channel * blocks + block) + which];
    }
    return total;
}

// Sums of x - k and of its square, where k is the channel's first element: avoids cancellation if the mean is far from 0.
extern "C" __global__ void __launch_bounds__(THREADS) channel_sums(Maps input, Share share, double* partials) {
    int channel = CHANNEL_OF(share);
    float k = *placeOf(input, channel, 0);
    double sum = 0;
    double squares = 0;
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(input, channel, m, count);
        float d[4];
        for (int i = 0; i < 4; i++) {
            d[i] = i < count ? x.v[i] - k : 0.0f;
        }
        sum += (d[0] + d[1]) + (d[2] + d[3]);
        squares += (d[0] * d[0] + d[1] * d[1]) + (d[2] * d[2] + d[3] * d[3]);
    }
    storeSums(sum, squares, partials);
}

extern "C" __global__ void __launch_bounds__(THREADS)
        finish_statistics(Maps input, Share share, const double* partials, float* mean, float* variance) {
    int channel = blockIdx.x * THREADS + threadIdx.x;
    if (channel >= share.channels) {
        return;
    }
    double shifted = totalOf(partials, channel, share.blocks, 0) / share.elements;
    double squares = totalOf(partials, channel, share.blocks, 1) / share.elements;
    double spread = squares - shifted * shifted;
    mean[channel] = (float)(shifted + *placeOf(input, channel, 0));
    // the difference of two rounded numbers may be negative; NaN is kept
    variance[channel] = (float)(spread < 0 ? 0.0 : spread);
}

extern "C" __global__ void __launch_bounds__(THREADS) update_running_statistics(
        const float* mean,
        const float* variance,
        float* runningMean,
        float* runningVariance,
        int channels,
        float momentum,
        float unbiased) {
    int channel = blockIdx.x * THREADS + threadIdx.x;
    if (channel >= channels) {
        return;
    }
    runningMean[channel] = (1.0f - momentum) * runningMean[channel] + momentum * mean[channel];
    runningVariance[channel] =
            (1.0f - momentum) * runningVariance[channel] + momentum * (variance[channel] * unbiased);
}

// ---- batch norm and ReLU

__device__ __forceinline__ Four normalizedFour(const Affine& z, const Four& x) {
    Four y;
    for (int i = 0; i < 4; i++) {
        y.v[i] = relu(normalized(z, x.v[i]));
    }
    return y;
}

extern "C" __global__ void __launch_bounds__(THREADS) normalize_relu(Maps input, Norm norm, Maps output, Share share) {
    int channel = CHANNEL_OF(share);
    Affine z = affine(norm, channel);
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        store(output, channel, m, count, normalizedFour(z, load(input, channel, m, count)));
    }
}

// Channels of the parts, the first of which is channel `first` of the result. Outputs that are not written have null data.
extern "C" __global__ void __launch_bounds__(THREADS)
        join(Parts parts, Maps joined, Norm norm, Maps output, Share share, int first, int wide) {
    int inParts = CHANNEL_OF(share);
    int channel = first + inParts;
    int low = 0;
    for (int high = parts.count; high - low > 1;) {
        int middle = (low + high) / 2;
        if (parts.first[middle] <= inParts) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Maps part;
    part.data = (float*)parts.data[low];
    part.channel = share.elements;
    part.flat = 1;
    part.wide = wide;
    int inPart = inParts - parts.first[low];
    Affine z;
    if (output.data) {
        z = affine(norm, channel);
    }
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(part, inPart, m, count);
        if (joined.data) {
            store(joined, channel, m, count, x);
        }
        if (output.data) {
            store(output, channel, m, count, normalizedFour(z, x));
        }
    }
}

// ---- gradient of batch norm and ReLU

// Adds the sums of g and of g * (x - mean) over a thread's four elements; g of missing ones is 0.
struct GradientSums {
    double g;
    double gx;
};

__device__ __forceinline__ void addSums(GradientSums& sums, const Four& g, const Four& x, float mean) {
    sums.g += (g.v[0] + g.v[1]) + (g.v[2] + g.v[3]);
    sums.gx += (g.v[0] * (x.v[0] - mean) + g.v[1] * (x.v[1] - mean))
            + (g.v[2] * (x.v[2] - mean) + g.v[3] * (x.v[3] - mean));
}

__device__ __forceinline__ Four behindReluFour(const Affine& z, const Four& x, const Four& gradient, int count) {
    Four g;
    for (int i = 0; i < 4; i++) {
        g.v[i] = i < count ? behindRelu(z, x.v[i], gradient.v[i]) : 0.0f;
    }
    return g;
}

extern "C" __global__ void __launch_bounds__(THREADS)
        gradient_sums(Maps input, Maps outputGradient, Norm norm, Share share, double* partials) {
    int channel = CHANNEL_OF(share);
    Affine z = affine(norm, channel);
    float mean = norm.mean[channel];
    GradientSums sums = {0, 0};
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(input, channel, m, count);
        Four g = behindReluFour(z, x, load(outputGradient, channel, m, count), count);
        addSums(sums, g, x, mean);
    }
    storeSums(sums.g, sums.gx, partials);
}

// The gradient through the statistics is linear in x: slope * (x - mean) + offset.
extern "C" __global__ void __launch_bounds__(THREADS) finish_gradient_sums(
        const double* partials,
        Norm norm,
        Share share,
        float* scaleGradient,
        float* shiftGradient,
        float* slopes,
        float* offsets,
        int accumulate) {
    int channel = blockIdx.x * THREADS + threadIdx.x;
    if (channel >= share.channels) {
        return;
    }
    Affine z = affine(norm, channel);
    double sumG = totalOf(partials, channel, share.blocks, 0);
    double sumGxhat = totalOf(partials, channel, share.blocks, 1) * z.inverse;
    float slope = (float)(z.a * sumGxhat / share.elements * z.inverse);
    float offset = (float)(z.a * sumG / share.elements);
    scaleGradient[channel] = (float)sumGxhat;
    shiftGradient[channel] = (float)sumG;
    slopes[channel] = accumulate ? slopes[channel] + slope : slope;
    offsets[channel] = accumulate ? offsets[channel] + offset : offset;
}

extern "C" __global__ void __launch_bounds__(THREADS) normalize_gradient(
        Maps input,
        Maps outputGradient,
        Norm norm,
        const float* slopes,
        const float* offsets,
        Maps inputGradient,
        Share share) {
    int channel = CHANNEL_OF(share);
    Affine z = affine(norm, channel);
    float mean = norm.mean[channel];
    float slope = slopes[channel];
    float offset = offsets[channel];
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(input, channel, m, count);
        Four g = behindReluFour(z, x, load(outputGradient, channel, m, count), count);
        Four dx;
        for (int i = 0; i < 4; i++) {
            dx.v[i] = z.a * g.v[i] - fmaf(slope, x.v[i] - mean, offset);
        }
        store(inputGradient, channel, m, count, dx);
    }
}

// The direct part of the gradient, set or added, and the sums for the part through the statistics.
extern "C" __global__ void __launch_bounds__(THREADS) direct_gradient(
        Maps input,
        Maps outputGradient,
        Norm norm,
        Maps inputGradient,
        Maps own,
        Share share,
        double* partials,
        int accumulate) {
    int channel = CHANNEL_OF(share);
    Affine z = affine(norm, channel);
    float mean = norm.mean[channel];
    GradientSums sums = {0, 0};
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(input, channel, m, count);
        Four g = behindReluFour(z, x, load(outputGradient, channel, m, count), count);
        addSums(sums, g, x, mean);
        Four dx;
        for (int i = 0; i < 4; i++) {
            dx.v[i] = z.a * g.v[i];
        }
        if (own.data) {
            store(own, channel, m, count, dx);
        }
        if (accumulate) {
            Four held = load(inputGradient, channel, m, count);
            for (int i = 0; i < 4; i++) {
                dx.v[i] = held.v[i] + dx.v[i];
            }
        }
        store(inputGradient, channel, m, count, dx);
    }
    storeSums(sums.g, sums.gx, partials);
}

extern "C" __global__ void __launch_bounds__(THREADS) complete_gradient(
        Maps input, const float* means, const float* slopes, const float* offsets, Maps gradient, Share share) {
    int channel = CHANNEL_OF(share);
    float mean = means[channel];
    float slope = slopes[channel];
    float offset = offsets[channel];
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        Four x = load(input, channel, m, count);
        Four g = load(gradient, channel, m, count);
        for (int i = 0; i < 4; i++) {
            g.v[i] = g.v[i] - fmaf(slope, x.v[i] - mean, offset);
        }
        store(gradient, channel, m, count, g);
    }
}

// ---- copies

// From one layout to another.
extern "C" __global__ void __launch_bounds__(THREADS) copy_maps(Maps source, Maps target, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_FOURS(share, m) {
        int count = countFrom(m, share.elements);
        store(target, channel, m, count, load(source, channel, m, count));
    }
}

// ---- pooling: a thread computes one element at a time; rows and columns are those of the smaller maps unless named input

struct Pooled {
    int rows;
    int columns;
    int inputRows;
    int inputColumns;
};

#define FOR_ELEMENTS(share, m) \
    for (unsigned m = (blockIdx.x % (share).blocks) * THREADS + threadIdx.x; m < (share).elements; \
         m += THREADS * (share).blocks)

__device__ __forceinline__ float* placeOf(const Maps& maps, int channel, unsigned image, int row, int column, int columns) {
    return maps.data + channel * maps.channel + image * maps.image + (int64)(row * columns + column) * maps.pixel;
}

extern "C" __global__ void __launch_bounds__(THREADS) average_pool(Maps input, Maps output, Pooled p, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / (p.rows * p.columns);
        int pixel = (int)(m - image * (p.rows * p.columns));
        int row = pixel / p.columns;
        int column = pixel - row * p.columns;
        float* corner = placeOf(input, channel, image, 2 * row, 2 * column, p.inputColumns);
        int64 below = (int64)p.inputColumns * input.pixel;
        float sum = (corner[0] + corner[input.pixel]) + (corner[below] + corner[below + input.pixel]);
        *placeOf(output, channel, image, row, column, p.columns) = 0.25f * sum;
    }
}

// Over the elements of the input's gradient.
extern "C" __global__ void __launch_bounds__(THREADS)
        average_pool_backward(Maps outputGradient, Maps inputGradient, Pooled p, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / (p.inputRows * p.inputColumns);
        int pixel = (int)(m - image * (p.inputRows * p.inputColumns));
        int inputRow = pixel / p.inputColumns;
        int inputColumn = pixel - inputRow * p.inputColumns;
        int row = inputRow / 2;
        int column = inputColumn / 2;
        float gradient = row < p.rows && column < p.columns
                ? 0.25f * *placeOf(outputGradient, channel, image, row, column, p.columns)
                : 0.0f;
        *placeOf(inputGradient, channel, image, inputRow, inputColumn, p.inputColumns) = gradient;
    }
}

// 3x3, stride 2, padding 1. Indices are the position of the first maximum in its window, in the layout of `places`.
extern "C" __global__ void __launch_bounds__(THREADS)
        max_pool(Maps input, Maps output, unsigned char* indices, Maps places, Pooled p, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / (p.rows * p.columns);
        int pixel = (int)(m - image * (p.rows * p.columns));
        int row = pixel / p.columns;
        int column = pixel - row * p.columns;
        float largest = 0.0f;
        int index = -1;
        for (int i = 0; i < 9; i++) {
            int inputRow = 2 * row - 1 + i / 3;
            int inputColumn = 2 * column - 1 + i % 3;
            bool inside = inputRow >= 0 && inputRow < p.inputRows && inputColumn >= 0 && inputColumn < p.inputColumns;
            if (inside) {
                float value = *placeOf(input, channel, image, inputRow, inputColumn, p.inputColumns);
                // NaN is propagated
                if (index < 0 || value > largest || (value != value && largest == largest)) {
                    largest = value;
                    index = i;
                }
            }
        }
        *placeOf(output, channel, image, row, column, p.columns) = largest;
        indices[channel * places.channel + image * places.image + (int64)pixel * places.pixel] = (unsigned char)index;
    }
}

// Over the elements of the input's gradient, each of which is in up to four windows.
extern "C" __global__ void __launch_bounds__(THREADS) max_pool_backward(
        Maps outputGradient, const unsigned char* indices, Maps places, Maps inputGradient, Pooled p, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / (p.inputRows * p.inputColumns);
        int pixel = (int)(m - image * (p.inputRows * p.inputColumns));
        int inputRow = pixel / p.inputColumns;
        int inputColumn = pixel - inputRow * p.inputColumns;
        float sum = 0.0f;
        for (int row = inputRow / 2; row <= (inputRow + 1) / 2; row++) {
            for (int column = inputColumn / 2; column <= (inputColumn + 1) / 2; column++) {
                if (row < p.rows && column < p.columns) {
                    int64 place = channel * places.channel + image * places.image
                            + (int64)(row * p.columns + column) * places.pixel;
                    int index = (inputRow - (2 * row - 1)) * 3 + (inputColumn - (2 * column - 1));
                    if (indices[place] == index) {
                        sum += *placeOf(outputGradient, channel, image, row, column, p.columns);
                    }
                }
            }
        }
        *placeOf(inputGradient, channel, image, inputRow, inputColumn, p.inputColumns) = sum;
    }
}

// Mean over the pixels of one image and channel, by one thread, into a matrix (images, channels).
extern "C" __global__ void __launch_bounds__(THREADS)
        global_average_pool(Maps input, float* output, int images, int channels) {
    int64 task = (int64)blockIdx.x * THREADS + threadIdx.x;
    if (task >= (int64)images * channels) {
        return;
    }
    int channel = (int)(task / images);
    int image = (int)(task - (int64)channel * images);
    const float* row = input.data + channel * input.channel + image * input.image;
    float sum = 0.0f;
    for (int pixel = 0; pixel < input.pixels; pixel++) {
        sum += row[(int64)pixel * input.pixel];
    }
    output[(int64)image * channels + channel] = sum / (float)input.pixels;
}

extern "C" __global__ void __launch_bounds__(THREADS)
        global_average_pool_backward(const float* outputGradient, Maps inputGradient, Share share) {
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / inputGradient.pixels;
        *placeOf(inputGradient, channel, m) =
                outputGradient[(int64)image * share.channels + channel] / (float)inputGradient.pixels;
    }
}

// ---- head

extern "C" __global__ void __launch_bounds__(THREADS)
        fill_rows(const float* row, float* matrix, int rows, int columns) {
    int64 task = (int64)blockIdx.x * THREADS + threadIdx.x;
    if (task < (int64)rows * columns) {
        matrix[task] = row[task % columns];
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
        column_sums(const float* matrix, float* sums, int rows, int columns) {
    int column = blockIdx.x * THREADS + threadIdx.x;
    if (column >= columns) {
        return;
    }
    float sum = 0.0f;
    for (int row = 0; row < rows; row++) {
        sum += matrix[(int64)row * columns + column];
    }
    sums[column] = sum;
}

// Elementwise sum of contiguous matrices of equal size.
extern "C" __global__ void __launch_bounds__(THREADS)
        add_pieces(const float* pieces, int count, int64 elements, float* target) {
    int64 i = (int64)blockIdx.x * THREADS + threadIdx.x;
    if (i >= elements) {
        return;
    }
    float sum = pieces[i];
    for (int piece = 1; piece < count; piece++) {
        sum += pieces[piece * elements + i];
    }
    target[i] = sum;
}

// Sum or maximum over one number per thread, returned to all threads.
__device__ __forceinline__ float overBlock(float value, int maximum) {
    __shared__ float values[THREADS];
    __syncthreads();
    values[threadIdx.x] = value;
    for (int half = THREADS / 2; half > 0; half /= 2) {
        __syncthreads();
        if (threadIdx.x < half) {
            float other = values[threadIdx.x + half];
            float mine = values[threadIdx.x];
            values[threadIdx.x] = maximum ? (other > mine ? other : mine) : mine + other;
        }
    }
    __syncthreads();
    return values[0];
}

// One block per image: its loss, and the gradient of the mean loss.
extern "C" __global__ void __launch_bounds__(THREADS) softmax_cross_entropy(
        const float* logits, const int* labels, float* losses, float* gradient, int images, int classes) {
    int image = blockIdx.x;
    const float* row = logits + (int64)image * classes;
    float largest = row[0];
    for (int i = threadIdx.x; i < classes; i += THREADS) {
        largest = row[i] > largest ? row[i] : largest;
    }
    largest = overBlock(largest, 1);
    float sum = 0.0f;
    for (int i = threadIdx.x; i < classes; i += THREADS) {
        sum += expf(row[i] - largest);
    }
    sum = overBlock(sum, 0);
    int label = labels[image];
    for (int i = threadIdx.x; i < classes; i += THREADS) {
        float probability = expf(row[i] - largest) / sum;
        gradient[(int64)image * classes + i] = (probability - (i == label ? 1.0f : 0.0f)) / (float)images;
    }
    if (threadIdx.x == 0) {
        losses[image] = logf(sum) - (row[label] - largest);
    }
}

extern "C" __global__ void mean_of(const float* values, int count, float* mean) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
        sum += values[i];
    }
    *mean = (float)(sum / count);
}

// ---- dropout and update

__device__ __forceinline__ uint64 mix(uint64 z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

// Keeps an element whose 53-bit random number is at least the threshold. Elements are numbered in the order (n, c, h, w).
extern "C" __global__ void __launch_bounds__(THREADS)
        dropout(Maps target, const Step* step, int stream, uint64 threshold, float kept, Share share) {
    const uint64 golden = 0x9E3779B97F4A7C15ull;
    uint64 key = mix(mix((uint64)step->seed + golden * (uint64)step->step) + golden * (uint64)(stream + 1));
    int channel = CHANNEL_OF(share);
    FOR_ELEMENTS(share, m) {
        unsigned image = m / target.pixels;
        uint64 element =
                ((uint64)image * share.channels + channel) * target.pixels + (m - image * target.pixels);
        float* place = placeOf(target, channel, m);
        bool keeps = mix(key + golden * (element + 1)) >> 11 >= threshold;
        *place = keeps ? *place * kept : 0.0f;
    }
}

// SGD with Nesterov momentum; changes nothing if a value of the step was not finite.
extern "C" __global__ void __launch_bounds__(THREADS)
        update_parameters(float* parameters, const float* gradients, float* momentum, int64 count, const Step* step) {
    int64 i = (int64)blockIdx.x * THREADS + threadIdx.x;
    if (i >= count || step->notFinite) {
        return;
    }
    float g = gradients[i] + step->weightDecay * parameters[i];
    float v = step->momentum * momentum[i] + g;
    momentum[i] = v;
    parameters[i] = parameters[i] - step->learningRate * (g + step->momentum * v);
}

// Records in the step whether a value is infinite or NaN; one block per range.
extern "C" __global__ void __launch_bounds__(THREADS) look_for_not_finite(Stretches stretches, Step* step) {
    const float* values = stretches.data[blockIdx.x];
    for (int i = threadIdx.x; i < stretches.length[blockIdx.x]; i += THREADS) {
        if (!(fabsf(values[i]) <= 3.402823466e38f)) {
            step->notFinite = 1;
        }
    }
}
