// Convolutions 3x3, stride 1, padding 1, by Winograd's F(4x4, 3x3) (Lavin and Gray, arXiv 1509.09308): for a tile of 4x4
// outputs, 36 instead of 144 products for each pair of channels. Feature maps are transformed tile by tile into 36
// matrices, whose products with the transformed weights are transformed back. The tiles of a few strips of four rows are
// processed together, so that they stay in the caches.

#include "products.h"

#define POINTS 36  // elements of a transformed tile
#define EDGE 6     // its edge
#define OUT 4      // edge of a tile of outputs

// Feature maps of some images; strides in floats.
typedef struct {
    float *at;
    Address channels, height, width;
    Address image, row, pixel, channel;
} Maps;

INLINE Maps maps_of(Address at, Address channels, Address images, Address height, Address width, Boolean channels_last) {
    Maps maps = {writable(at), channels, height, width, 0, 0, 0, 0};
    if (channels_last) {
        maps.image = height * width * channels;
        maps.row = width * channels;
        maps.pixel = channels;
        maps.channel = 1;
    } else {
        maps.image = height * width;
        maps.row = width;
        maps.pixel = 1;
        maps.channel = images * height * width;
    }
    return maps;
}

INLINE Address tiles_along(Address pixels) {
    return (pixels + OUT - 1) / OUT;
}

// A strip is a row of tiles of one image. Number of strips that are processed together: at most 24 tiles plus one strip.
INLINE Address strips_at_once(Address width) {
    Address tiles = tiles_along(width);
    return tiles >= 24 ? 1 : (24 + tiles / 2) / tiles;
}

// Tiles processed together, rounded up to the four tiles of a product.
INLINE Address tiles_at_once(Address width) {
    return (strips_at_once(width) * tiles_along(width) + 3) / 4 * 4;
}

// Floats from one of the 36 matrices to the next: an odd number of cache lines, so that they do not map to one cache set.
INLINE Address point_stride(Address tiles, Address channels) {
    Address floats = tiles * padded(channels);
    return (floats / 16 | 1) * 16 + 16 * (floats % 32 == 0 ? 0 : 2);
}

// ---- transforms of one line: six, four or three values into six, four or three
// Points 0, +-sqrt(1/2), +-sqrt(2) and infinity: the largest factors are smaller than with 0, +-1, +-2, and rounding errors
// with them.

#define ROOT_HALF 0.70710678f
#define ROOT_TWO 1.41421356f

INLINE void input_line(const Vector *d, int step, Vector *t) {
    Vector d0 = d[0], d1 = d[step], d2 = d[2 * step], d3 = d[3 * step], d4 = d[4 * step], d5 = d[5 * step];
    Vector even = d4 - 2 * d2, odd = d3 - 2 * d1;
    Vector even2 = d4 - 0.5f * d2, odd2 = d3 - 0.5f * d1;
    t[0] = d0 - 2.5f * d2 + d4;
    t[step] = even + ROOT_HALF * odd;
    t[2 * step] = even - ROOT_HALF * odd;
    t[3 * step] = even2 + ROOT_TWO * odd2;
    t[4 * step] = even2 - ROOT_TWO * odd2;
    t[5 * step] = d1 - 2.5f * d3 + d5;
}

INLINE void output_line(const Vector *m, int step, Vector *y, int out_step) {
    Vector sum1 = m[step] + m[2 * step], difference1 = ROOT_HALF * (m[step] - m[2 * step]);
    Vector sum2 = m[3 * step] + m[4 * step], difference2 = ROOT_TWO * (m[3 * step] - m[4 * step]);
    y[0] = m[0] + sum1 + sum2;
    y[out_step] = difference1 + difference2;
    y[2 * out_step] = 0.5f * sum1 + 2 * sum2;
    y[3 * out_step] = 0.5f * difference1 + 2 * difference2 + m[5 * step];
}

INLINE void gradient_line(const Vector *y, int step, Vector *z, int out_step) {
    Vector y0 = y[0], y1 = y[step], y2 = y[2 * step], y3 = y[3 * step];
    Vector even = y0 + 0.5f * y2, odd = y1 + 0.5f * y3;
    Vector even2 = y0 + 2 * y2, odd2 = y1 + 2 * y3;
    z[0] = y0;
    z[out_step] = even + ROOT_HALF * odd;
    z[2 * out_step] = even - ROOT_HALF * odd;
    z[3 * out_step] = even2 + ROOT_TWO * odd2;
    z[4 * out_step] = even2 - ROOT_TWO * odd2;
    z[5 * out_step] = y3;
}

INLINE void weights_line(const Vector *g, int step, Vector *u, int out_step) {
    Vector g0 = g[0], g1 = g[step], g2 = g[2 * step];
    Vector even = g0 / -1.5f + g2 / -3, odd = g1 * (ROOT_HALF / -1.5f);
    Vector even2 = g0 / 6 + g2 / 3, odd2 = g1 * (ROOT_TWO / 6);
    u[0] = g0;
    u[out_step] = even + odd;
    u[2 * out_step] = even - odd;
    u[3 * out_step] = even2 + odd2;
    u[4 * out_step] = even2 - odd2;
    u[5 * out_step] = g2;
}

INLINE void weights_gradient_line(const Vector *m, int step, Vector *g, int out_step) {
    Vector sum1 = (m[step] + m[2 * step]) / -1.5f, difference1 = (m[step] - m[2 * step]) / -1.5f;
    Vector sum2 = (m[3 * step] + m[4 * step]) / 6, difference2 = (m[3 * step] - m[4 * step]) / 6;
    g[0] = m[0] + sum1 + sum2;
    g[out_step] = ROOT_HALF * difference1 + ROOT_TWO * difference2;
    g[2 * out_step] = 0.5f * sum1 + 2 * sum2 + m[5 * step];
}

// ---- strips: six rows of an image with a frame of zeros, channels last and padded to whole vectors

INLINE Address strip_width(Address width) {
    return tiles_along(width) * OUT + 2;
}

static void zero(float *at, Address floats) {
    for (Address i = 0; i < floats; i += WIDTH) {
        store(at + i, (Vector){0});
    }
}

static void load_row_channels_last(const Maps *maps, const float *row, float *to) {
    Address channels = maps->channels, whole = channels / WIDTH * WIDTH;
    if (whole == channels) {
        for (Address i = 0; i < maps->width * channels; i += WIDTH) {
            store(to + i, load(row + i));
        }
        return;
    }
    for (Address x = 0; x < maps->width; x++) {
        const float *from = row + x * channels;
        for (Address c = 0; c < whole; c += WIDTH) {
            store(to + c, load(from + c));
        }
        store(to + whole, load_first(from + whole, (int)(channels - whole)));
        to += whole + WIDTH;
    }
}

static void load_row_channels_outermost(const Maps *maps, const float *row, float *to) {
    Address floats = padded(maps->channels);
    for (Address c = 0; c < maps->channels; c += WIDTH) {
        for (Address x = 0; x < maps->width; x += WIDTH) {
            int pixels = (int)(maps->width - x < WIDTH ? maps->width - x : WIDTH);
            Vector block[WIDTH];
            UNROLL(i, WIDTH) {
                block[i] = c + i < maps->channels ? load_first(row + (c + i) * maps->channel + x, pixels) : (Vector){0};
            }
            transpose(block);
            for (int i = 0; i < pixels; i++) {
                store(to + (x + i) * floats + c, block[i]);
            }
        }
    }
}

// Loads a strip: rows 4 strip - 1 to 4 strip + 4 of the image it belongs to.
static void load_strip(const Maps *maps, Address strip, float *to) {
    Address strips = tiles_along(maps->height), image = strip / strips;
    Address floats = padded(maps->channels), line = strip_width(maps->width) * floats;
    for (Address i = 0; i < EDGE; i++, to += line) {
        Address y = strip % strips * OUT - 1 + i;
        if (y < 0 || y >= maps->height) {
            zero(to, line);
            continue;
        }
        const float *row = maps->at + image * maps->image + y * maps->row;
        zero(to, floats);
        if (maps->channel == 1) {
            load_row_channels_last(maps, row, to + floats);
        } else {
            load_row_channels_outermost(maps, row, to + floats);
        }
        zero(to + (1 + maps->width) * floats, line - (1 + maps->width) * floats);
    }
}

// ---- tiles

// Transforms the tiles of a strip as inputs (6x6) into rows of the 36 matrices.
static void transform_inputs(const float *strip, Address width, Address channels, float *to, Address stride) {
    Address floats = padded(channels), line = strip_width(width) * floats;
    for (Address tile = 0; tile < tiles_along(width); tile++) {
        for (Address c = 0; c < floats; c += WIDTH) {
            const float *corner = strip + tile * OUT * floats + c;
            Vector t[POINTS];
            UNROLL(j, EDGE) {
                Vector column[EDGE];
                UNROLL(i, EDGE) {
                    column[i] = load(corner + i * line + j * floats);
                }
                Vector out[EDGE];
                input_line(column, 1, out);
                UNROLL(i, EDGE) {
                    t[i * EDGE + j] = out[i];
                }
            }
            UNROLL(i, EDGE) {
                Vector out[EDGE];
                input_line(t + i * EDGE, 1, out);
                UNROLL(j, EDGE) {
                    store(to + (i * EDGE + j) * stride + tile * floats + c, out[j]);
                }
            }
        }
    }
}

// Transforms the tiles of a strip as gradients of outputs (4x4, inside the frame).
static void transform_gradients(const float *strip, Address width, Address channels, float *to, Address stride) {
    Address floats = padded(channels), line = strip_width(width) * floats;
    for (Address tile = 0; tile < tiles_along(width); tile++) {
        for (Address c = 0; c < floats; c += WIDTH) {
            const float *corner = strip + line + (tile * OUT + 1) * floats + c;
            Vector t[EDGE * OUT];
            UNROLL(j, OUT) {
                Vector column[OUT];
                UNROLL(i, OUT) {
                    column[i] = load(corner + i * line + j * floats);
                }
                gradient_line(column, 1, t + j, OUT);
            }
            UNROLL(i, EDGE) {
                Vector out[EDGE];
                gradient_line(t + i * OUT, 1, out, 1);
                UNROLL(j, EDGE) {
                    store(to + (i * EDGE + j) * stride + tile * floats + c, out[j]);
                }
            }
        }
    }
}

// Transforms a row of the 36 product matrices back into 4x4 outputs of a vector of channels.
INLINE void transform_back(const float *from, Address stride, Vector y[OUT * OUT]) {
    Vector t[OUT * EDGE];
    UNROLL(j, EDGE) {
        Vector column[EDGE];
        UNROLL(i, EDGE) {
            column[i] = load(from + (i * EDGE + j) * stride);
        }
        output_line(column, 1, t + j, EDGE);
    }
    UNROLL(i, OUT) {
        output_line(t + i * EDGE, 1, y + i * OUT, 1);
    }
}

typedef float Four __attribute__((vector_size(16), aligned(4)));

// Writes 4x4 outputs of a vector of channels to channels-outermost maps; rows and columns beyond the edge are dropped.
INLINE void write_channels_outermost(const Maps *maps, float *corner, Address rows, Address columns, Address channels,
                                     Vector y[OUT * OUT]) {
    float transposed[WIDTH * OUT * OUT] __attribute__((aligned(64)));
    for (int part = 0; part < OUT * OUT; part += WIDTH) {
        transpose(y + part);
        UNROLL(c, WIDTH) {
            store(transposed + c * OUT * OUT + part, y[part + c]);
        }
    }
    for (Address c = 0; c < channels; c++) {
        float *to = corner + c * maps->channel;
        const float *tile = transposed + c * OUT * OUT;
        for (Address i = 0; i < rows; i++) {
            if (columns == OUT) {
                *(Four *)(to + i * maps->row) = *(const Four *)(tile + i * OUT);
            } else {
                for (Address j = 0; j < columns; j++) {
                    to[i * maps->row + j] = tile[i * OUT + j];
                }
            }
        }
    }
}

INLINE void write_channels_last(const Maps *maps, float *corner, Address rows, Address columns, Address channels,
                                const Vector y[OUT * OUT]) {
    UNROLL(i, OUT) {
        UNROLL(j, OUT) {
            if (i < rows && j < columns) {
                float *to = corner + i * maps->row + j * maps->pixel;
                if (channels >= WIDTH) {
                    store(to, y[i * OUT + j]);
                } else {
                    store_first(to, y[i * OUT + j], (int)channels);
                }
            }
        }
    }
}

// Transforms back the tiles of a strip and writes them.
static void write_strip(const Maps *maps, Address strip, const float *from, Address stride) {
    Address strips = tiles_along(maps->height), image = strip / strips, y0 = strip % strips * OUT;
    Address rows = maps->height - y0 < OUT ? maps->height - y0 : OUT;
    Address floats = padded(maps->channels);
    for (Address tile = 0; tile < tiles_along(maps->width); tile++) {
        Address x0 = tile * OUT, columns = maps->width - x0 < OUT ? maps->width - x0 : OUT;
        float *corner = maps->at + image * maps->image + y0 * maps->row + x0 * maps->pixel;
        for (Address c = 0; c < maps->channels; c += WIDTH) {
            Vector y[OUT * OUT];
            transform_back(from + tile * floats + c, stride, y);
            if (maps->channel == 1) {
                write_channels_last(maps, corner + c, rows, columns, maps->channels - c, y);
            } else {
                Address channels = maps->channels - c < WIDTH ? maps->channels - c : WIDTH;
                write_channels_outermost(maps, corner + c * maps->channel, rows, columns, channels, y);
            }
        }
    }
}

// ---- weights: (outputs, inputs, 3, 3)

// A vector of input channels of the weights of one output, from channel c on.
INLINE void load_weights(const float *weights, Address inputs, Address output, Address c, Boolean rotated, Vector g[9]) {
    const float *from = weights + (output * inputs + c) * 9;
    int channels = (int)(inputs - c < WIDTH ? inputs - c : WIDTH);
    UNROLL(k, 9) {
        Vector value = {0};
        for (int i = 0; i < channels; i++) {
            value[i] = from[i * 9 + (rotated ? 8 - k : k)];
        }
        g[k] = value;
    }
}

INLINE void transform_weights(const Vector g[9], Vector u[POINTS]) {
    Vector t[EDGE * 3];
    UNROLL(j, 3) {
        weights_line(g + j, 3, t + j, 3);
    }
    UNROLL(i, EDGE) {
        weights_line(t + i * 3, 1, u + i * EDGE, 1);
    }
}

// For the convolution forward: 36 matrices (inputs, outputs padded), for the outputs in [from, to), where from is a multiple
// of WIDTH. The padding is written as well; its results are dropped.
JAVA(void, WinogradLoops, weights, Address weights, Address outputs, Address inputs, Address from, Address to, Address target) {
    Address row = padded(outputs);
    for (Address o = from; o < to; o += WIDTH) {
        for (Address c = 0; c < inputs; c += WIDTH) {
            Vector u[POINTS][WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                Vector g[9], of_output[POINTS];
                load_weights(floats(weights), inputs, o + i < outputs ? o + i : o, c, 0, g);
                transform_weights(g, of_output);
                UNROLL(point, POINTS) {
                    u[point][i] = of_output[point];
                }
            }
            int rows = (int)(inputs - c < WIDTH ? inputs - c : WIDTH);
            for (int point = 0; point < POINTS; point++) {
                float *matrix = writable(target) + (point * inputs + c) * row + o;
                transpose(u[point]);
                for (int i = 0; i < rows; i++) {
                    store(matrix + i * row, u[point][i]);
                }
            }
        }
    }
}

// For the gradient of the inputs: 36 matrices (outputs, inputs padded) of the rotated weights.
JAVA(void, WinogradLoops, weightsTurned, Address weights, Address outputs, Address inputs, Address from, Address to,
     Address target) {
    Address row = padded(inputs);
    for (Address o = from; o < to; o++) {
        for (Address c = 0; c < inputs; c += WIDTH) {
            Vector g[9], u[POINTS];
            load_weights(floats(weights), inputs, o, c, 1, g);
            transform_weights(g, u);
            UNROLL(point, POINTS) {
                store(writable(target) + (point * outputs + o) * row + c, u[point]);
            }
        }
    }
}

// The gradient of the weights from 36 matrices (outputs, inputs padded), for the outputs in [from, to).
JAVA(void, WinogradLoops, weightsGradient, Address source, Address outputs, Address inputs, Address from, Address to,
     Address weights) {
    Address row = padded(inputs);
    for (Address o = from; o < to; o++) {
        for (Address c = 0; c < inputs; c += WIDTH) {
            Vector m[POINTS], t[3 * EDGE], g[9];
            UNROLL(point, POINTS) {
                m[point] = load(floats(source) + (point * outputs + o) * row + c);
            }
            UNROLL(j, EDGE) {
                weights_gradient_line(m + j, EDGE, t + j, EDGE);
            }
            UNROLL(i, 3) {
                weights_gradient_line(t + i * EDGE, 1, g + i * 3, 1);
            }
            float *target = writable(weights) + (o * inputs + c) * 9;
            for (int i = 0; i < WIDTH && c + i < inputs; i++) {
                UNROLL(k, 9) {
                    target[i * 9 + k] = g[k][i];
                }
            }
        }
    }
}

// ---- convolutions

// Workspace of a thread in floats: a strip, the matrices of the inputs, and those of the outputs.
JAVA(Address, WinogradLoops, scratchFloats, Address inputs, Address outputs, Address width) {
    Address tiles = tiles_at_once(width), wider = inputs > outputs ? inputs : outputs;
    return EDGE * strip_width(width) * padded(wider)
           + POINTS * (point_stride(tiles, inputs) + point_stride(tiles, outputs));
}

// Output maps of the strips in [from, to) (strip = image * strips of an image + row of tiles), from transformed weights
// (inputs, outputs padded).
JAVA(void, WinogradLoops, convolve, Address input, Boolean input_channels_last, Address inputs, Address output,
     Boolean output_channels_last, Address outputs, Address images, Address height, Address width, Address weights,
     Address from, Address to, Address workspace) {
    Maps in = maps_of(input, inputs, images, height, width, input_channels_last);
    Maps out = maps_of(output, outputs, images, height, width, output_channels_last);
    Address along = tiles_along(width), tiles = tiles_at_once(width);
    Address in_stride = point_stride(tiles, inputs), out_stride = point_stride(tiles, outputs);
    float *strip = writable(workspace);
    float *transformed = strip + EDGE * strip_width(width) * padded(inputs);
    float *products = transformed + POINTS * in_stride;
    for (Address first = from; first < to; first += strips_at_once(width)) {
        Address strips = to - first < strips_at_once(width) ? to - first : strips_at_once(width);
        for (Address s = 0; s < strips; s++) {
            load_strip(&in, first + s, strip);
            transform_inputs(strip, width, inputs, transformed + s * along * padded(inputs), in_stride);
        }
        for (int point = 0; point < POINTS; point++) {
            product(transformed + point * in_stride, padded(inputs), 1,
                    floats(weights) + point * inputs * padded(outputs), products + point * out_stride, padded(outputs),
                    inputs, strips * along);
        }
        for (Address s = 0; s < strips; s++) {
            write_strip(&out, first + s, products + s * along * padded(outputs), out_stride);
        }
    }
}

// Sums over the strips in [from, to) of the 36 matrices (outputs, inputs padded) from which the gradient of the weights is
// computed.
JAVA(void, WinogradLoops, convolveWeights, Address input, Boolean input_channels_last, Address inputs, Address gradient,
     Boolean gradient_channels_last, Address outputs, Address images, Address height, Address width, Address sums,
     Address from, Address to, Address workspace) {
    Maps in = maps_of(input, inputs, images, height, width, input_channels_last);
    Maps out = maps_of(gradient, outputs, images, height, width, gradient_channels_last);
    Address along = tiles_along(width), tiles = tiles_at_once(width);
    Address in_stride = point_stride(tiles, inputs), out_stride = point_stride(tiles, outputs);
    float *strip = writable(workspace);
    Address wider = inputs > outputs ? inputs : outputs;
    float *transformed = strip + EDGE * strip_width(width) * padded(wider);
    float *gradients = transformed + POINTS * in_stride;
    zero(writable(sums), POINTS * outputs * padded(inputs));
    for (Address first = from; first < to; first += strips_at_once(width)) {
        Address strips = to - first < strips_at_once(width) ? to - first : strips_at_once(width);
        for (Address s = 0; s < strips; s++) {
            load_strip(&in, first + s, strip);
            transform_inputs(strip, width, inputs, transformed + s * along * padded(inputs), in_stride);
            load_strip(&out, first + s, strip);
            transform_gradients(strip, width, outputs, gradients + s * along * padded(outputs), out_stride);
        }
        for (int point = 0; point < POINTS; point++) {
            add_product(gradients + point * out_stride, 1, padded(outputs), transformed + point * in_stride,
                        writable(sums) + point * outputs * padded(inputs), inputs, strips * along, outputs);
        }
    }
}
