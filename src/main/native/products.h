// Matrix products c = a b, of as many rows and columns at a time as there are registers for sums.

#ifndef DENSESCOPE_PRODUCTS_H
#define DENSESCOPE_PRODUCTS_H

#include "vectors.h"

#define NARROW 4 // vectors a product takes at once, at most

#if WIDTH == 16
#define REGISTERS 24 // for sums
#else
#define REGISTERS 12
#endif

INLINE Address padded(Address channels) {
    return (channels + WIDTH - 1) / WIDTH * WIDTH;
}

// c (rows, n vectors) = a (rows, k) b (k, n vectors). Strides in floats: from row to row, and of a from k to k. Of c's last
// vector, so many lanes are stored.
INLINE void product_block(const float *a, Address a_row, Address a_step, const float *b, Address b_row, float *c,
                          Address c_row, Address k, int rows, int n, int last) {
    Vector sums[REGISTERS];
    UNROLL(i, rows * n) {
        sums[i] = (Vector){0};
    }
    for (Address l = 0; l < k; l++, a += a_step, b += b_row) {
        Vector right[NARROW];
        UNROLL(j, n) {
            right[j] = load(b + j * WIDTH);
        }
        UNROLL(i, rows) {
            Vector left = all(a[i * a_row]);
            UNROLL(j, n) {
                sums[i * n + j] += left * right[j];
            }
        }
    }
    UNROLL(i, rows) {
        UNROLL(j, n) {
            if (j < n - 1 || last == WIDTH) {
                store(c + i * c_row + j * WIDTH, sums[i * n + j]);
            } else {
                store_first(c + i * c_row + j * WIDTH, sums[i * n + j], last);
            }
        }
    }
}

// As many rows at a time as there are registers for, then four, then one.
#define PRODUCT(n) \
    static void product_##n(const float *a, Address a_row, Address a_step, const float *b, Address b_row, float *c, \
                            Address c_row, Address k, Address rows, int last) { \
        Address i = 0; \
        for (; i + REGISTERS / n <= rows; i += REGISTERS / n) { \
            product_block(a + i * a_row, a_row, a_step, b, b_row, c + i * c_row, c_row, k, REGISTERS / n, n, last); \
        } \
        for (; i + 4 <= rows && 4 * n <= REGISTERS; i += 4) { \
            product_block(a + i * a_row, a_row, a_step, b, b_row, c + i * c_row, c_row, k, 4, n, last); \
        } \
        for (; i < rows; i++) { \
            product_block(a + i * a_row, a_row, a_step, b, b_row, c + i * c_row, c_row, k, 1, n, last); \
        } \
    }

PRODUCT(1)
PRODUCT(2)
PRODUCT(3)
PRODUCT(4)

// c (rows, columns) = a (rows, k) b (k, columns padded)
static void product(const float *a, Address a_row, Address a_step, const float *b, float *c, Address columns, Address k,
                    Address rows) {
    Address b_row = padded(columns);
    for (Address j = 0; j < columns;) {
        Address vectors = (columns - j + WIDTH - 1) / WIDTH;
        vectors = vectors > NARROW ? NARROW : vectors;
        int last = (int)(j + vectors * WIDTH <= columns ? WIDTH : columns - j - (vectors - 1) * WIDTH);
        if (vectors == 4) {
            product_4(a, a_row, a_step, b + j, b_row, c + j, columns, k, rows, last);
        } else if (vectors == 3) {
            product_3(a, a_row, a_step, b + j, b_row, c + j, columns, k, rows, last);
        } else if (vectors == 2) {
            product_2(a, a_row, a_step, b + j, b_row, c + j, columns, k, rows, last);
        } else {
            product_1(a, a_row, a_step, b + j, b_row, c + j, columns, k, rows, last);
        }
        j += vectors * WIDTH;
    }
}

#endif
