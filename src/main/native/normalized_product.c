// Batch norm and ReLU over channels-outermost maps, and the 1x1 convolution behind them, tile of pixels by tile: a tile is
// normalised into the second-level cache and multiplied there.

#include "products.h"

// Pixels of a tile, by channels: a tile must leave room in the cache. A multiple of 48, which all blocks of products are.
INLINE Address tile_pixels(Address channels) {
    return channels <= 320 ? 192 : channels <= 640 ? 96 : 48;
}

// One channel of a tile: y = max(0, a x + b) into the scratch, and into maps if there is a place; x into a copy if there is.
INLINE void normalize_row(const float *x, float *copy, float *y, float *scratch, Address pixels, Vector a, Vector b,
                          int streamed) {
    Address i = 0;
    for (; i + WIDTH <= pixels; i += WIDTH) {
        Vector value = load(x + i), result = relu(a * value + b);
        store(scratch + i, result);
        if (streamed) {
            if (copy) {
                stream(copy + i, value);
            }
            if (y) {
                stream(y + i, result);
            }
        } else {
            if (copy) {
                store(copy + i, value);
            }
            if (y) {
                store(y + i, result);
            }
        }
    }
    if (i < pixels) {
        int rest = (int)(pixels - i);
        Vector value = load_first(x + i, rest), result = relu(a * value + b);
        store(scratch + i, result);
        if (copy) {
            store_first(copy + i, value, rest);
        }
        if (y) {
            store_first(y + i, result, rest);
        }
    }
}

// Weights (outputs, inputs) to (inputs, outputs padded): the columns of outputs from to to.
JAVA(void, ProductLoops, turnWeights, Address weights, Address outputs, Address inputs, Address from, Address to,
     Address target) {
    const float *w = floats(weights);
    float *t = writable(target);
    Address row = padded(outputs);
    for (Address o = from; o < to; o++) {
        for (Address c = 0; c < inputs; c++) {
            t[c * row + o] = w[o * inputs + c];
        }
    }
}

// For pixels from to to: y = max(0, a x + b) of each channel, z (pixels, outputs) = y w. x is given by the address of each
// channel's row; the rows of copy and y, if there are any, lie pixels apart.
JAVA(void, ProductLoops, normalizedProduct, Address rows, Address copied, Address normalized, Address pixels,
     Address channels, Address slopes, Address shifts, Address weights, Address outputs, Address product_, Address from,
     Address to, Boolean streamed, Address scratch) {
    const float *const *x = (const float *const *)rows;
    const float *a = floats(slopes), *b = floats(shifts);
    float *tile = writable(scratch);
    Address step = tile_pixels(channels), row = step + 16;
    for (Address first = from; first < to; first += step) {
        Address count = to - first < step ? to - first : step;
        for (Address c = 0; c < channels; c++) {
            float *copy = copied ? writable(copied) + c * pixels + first : 0;
            float *y = normalized ? writable(normalized) + c * pixels + first : 0;
            if (streamed && is_aligned(copy) && is_aligned(y)) {
                normalize_row(x[c] + first, copy, y, tile + c * row, count, all(a[c]), all(b[c]), 1);
            } else {
                normalize_row(x[c] + first, copy, y, tile + c * row, count, all(a[c]), all(b[c]), 0);
            }
        }
        product(tile, 1, row, floats(weights), writable(product_) + first * outputs, outputs, channels, count);
    }
}

// For pixels from to to: z (pixels, outputs) = x w, the rows of x lying pixels apart.
JAVA(void, ProductLoops, product, Address source, Address pixels, Address channels, Address weights, Address outputs,
     Address product_, Address from, Address to) {
    product(floats(source) + from, 1, pixels, floats(weights), writable(product_) + from * outputs, outputs, channels,
            to - from);
}
