// 1x1 convolutions, forward and backward, together with the batch norm and ReLU over channels-outermost maps before them.
// Forward, a tile of pixels is normalised into the second-level cache and multiplied there.

#include "products.h"

// Pixels of a tile for a number of channels, so that the tile fits into the cache. A multiple of 48, as are all blocks of
// products.
INLINE Address tile_pixels(Address channels) {
    return channels <= 320 ? 192 : channels <= 640 ? 96 : 48;
}

// Floats from one channel's row of a tile to the next; more than the pixels, so that rows do not map to one cache set.
INLINE Address tile_row(Address pixels) {
    return pixels + 16;
}

// Workspace of a thread for a normalised tile, in floats.
JAVA(Address, ProductLoops, scratchFloats, Address channels) {
    return channels * tile_row(tile_pixels(channels));
}

// One channel of a tile: writes y = max(0, a x + b) to the workspace and, if y is not null, to the maps; copies x if copy is
// not null.
INLINE void normalize_row(const float *x, float *copy, float *y, float *workspace, Address pixels, Vector a, Vector b,
                          int streamed) {
    Address i = 0;
    for (; i + WIDTH <= pixels; i += WIDTH) {
        Vector value = load(x + i), result = relu(a * value + b);
        store(workspace + i, result);
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
        store(workspace + i, result);
        if (copy) {
            store_first(copy + i, value, rest);
        }
        if (y) {
            store_first(y + i, result, rest);
        }
    }
}

// Transposes weights (outputs, inputs) to (inputs, outputs padded), for the outputs in [from, to).
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

// For the pixels in [from, to): y = max(0, a x + b) of each channel, z (pixels, outputs) = y w. x is given by the address of
// each channel's row; the row stride of copy and y, which may be null, is pixels.
JAVA(void, ProductLoops, normalizedProduct, Address rows, Address copied, Address normalized, Address pixels,
     Address channels, Address slopes, Address shifts, Address weights, Address outputs, Address product_, Address from,
     Address to, Boolean streamed, Address workspace) {
    const float *const *x = (const float *const *)rows;
    const float *a = floats(slopes), *b = floats(shifts);
    float *tile = writable(workspace);
    Address step = tile_pixels(channels), row = tile_row(step);
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
    if (streamed) {
        finish_streams();
    }
}

// For the pixels in [from, to): z (pixels, outputs) = x w, where the row stride of x is pixels.
JAVA(void, ProductLoops, product, Address source, Address pixels, Address channels, Address weights, Address outputs,
     Address product_, Address from, Address to) {
    product(floats(source) + from, 1, pixels, floats(weights), writable(product_) + from * outputs, outputs, channels,
            to - from);
}

// ---- backward

// Pixels of a tile whose gradients (pixels, outputs) stay in the second-level cache.
INLINE Address gradient_pixels(Address outputs) {
    Address pixels = 49152 / outputs / 64 * 64;
    return pixels < 64 ? 64 : pixels > 1024 ? 1024 : pixels;
}

// Workspace of a thread for a tile of gradients, in floats.
JAVA(Address, ProductLoops, gradientScratchFloats, Address outputs) {
    return outputs * tile_row(gradient_pixels(outputs));
}

// For the pixels in [from, to): sums (channels, outputs padded) of x z, where the row stride of x is pixels, z (pixels,
// outputs).
JAVA(void, ProductLoops, weightsProduct, Address source, Address pixels, Address channels, Address gradient,
     Address outputs, Address sums, Address from, Address to) {
    float *target = writable(sums);
    for (Address i = 0; i < channels * padded(outputs); i += WIDTH) {
        store(target + i, (Vector){0});
    }
    Address step = gradient_pixels(outputs);
    for (Address first = from; first < to; first += step) {
        Address count = to - first < step ? to - first : step;
        add_dense_product(floats(source) + first, pixels, 1, floats(gradient) + first * outputs, target, outputs, count,
                          channels);
    }
}

// Transposes sums (inputs, outputs padded) to weights (outputs, inputs), for the outputs in [from, to).
JAVA(void, ProductLoops, turnSums, Address sums, Address outputs, Address inputs, Address from, Address to,
     Address target) {
    const float *s = floats(sums);
    Address row = padded(outputs);
    for (Address o = from; o < to; o++) {
        for (Address c = 0; c < inputs; c++) {
            writable(target)[o * inputs + c] = s[c * row + o];
        }
    }
}

// Transposes gradients (pixels, outputs) of a tile to (outputs, row); lanes after the last pixel are set to zero.
static void transpose_gradients(const float *z, Address pixels, Address outputs, float *transposed, Address row) {
    for (Address p = 0; p < pixels; p += WIDTH) {
        for (Address o = 0; o < outputs; o += WIDTH) {
            int lanes = (int)(outputs - o < WIDTH ? outputs - o : WIDTH);
            Vector block[WIDTH];
            UNROLL(i, WIDTH) {
                block[i] = p + i < pixels ? load_first(z + (p + i) * outputs + o, lanes) : (Vector){0};
            }
            transpose(block);
            for (int i = 0; i < lanes; i++) {
                store(transposed + (o + i) * row + p, block[i]);
            }
        }
    }
}

// Some channels of a tile of input gradients, two vectors of pixels at a time.
INLINE void gradient_rows(Kind kind, const Product *p, Address c, Address pixels, int channels) {
    Address t = 0;
    for (; t + 2 * WIDTH <= pixels; t += 2 * WIDTH) {
        product_block(kind, p->a + c, 1, p->a_step, p->b + t, p->b_row, p->c + c * p->c_row + t, p->c_row, p->k, channels, 2,
                      WIDTH);
    }
    for (; t < pixels; t += WIDTH) {
        int lanes = (int)(pixels - t < WIDTH ? pixels - t : WIDTH);
        product_block(kind, p->a + c, 1, p->a_step, p->b + t, p->b_row, p->c + c * p->c_row + t, p->c_row, p->k, channels, 1,
                      lanes);
    }
}

INLINE void gradient_tile(Kind kind, const Product *p, Address pixels) {
    Address c = 0;
    for (; c + REGISTERS / 2 <= p->rows; c += REGISTERS / 2) {
        gradient_rows(kind, p, c, pixels, REGISTERS / 2);
    }
    for (; c + 4 <= p->rows; c += 4) {
        gradient_rows(kind, p, c, pixels, 4);
    }
    for (; c < p->rows; c++) {
        gradient_rows(kind, p, c, pixels, 1);
    }
}

// For the pixels in [from, to): x = w^T z, where the row stride of x is pixels, z (pixels, outputs), w (outputs, channels).
JAVA(void, ProductLoops, gradientProduct, Address z, Address pixels, Address channels, Address weights, Address outputs,
     Address target, Address from, Address to, Boolean streamed, Address workspace) {
    Address step = gradient_pixels(outputs), row = tile_row(step);
    float *transposed = writable(workspace), *x = writable(target);
    int past = streamed && pixels % WIDTH == 0 && is_aligned(x + from);
    for (Address first = from; first < to; first += step) {
        Address count = to - first < step ? to - first : step;
        transpose_gradients(floats(z) + first * outputs, count, outputs, transposed, row);
        Product p = {floats(weights), 1, channels, transposed, row, x + first, pixels, outputs, channels};
        if (past) {
            gradient_tile(STREAMS, &p, count);
        } else {
            gradient_tile(SETS, &p, count);
        }
    }
    if (past) {
        finish_streams();
    }
}
