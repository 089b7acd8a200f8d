// Matrix products c = a b, in blocks whose sums fit into the registers.

#ifndef DENSESCOPE_PRODUCTS_H
#define DENSESCOPE_PRODUCTS_H

#include "vectors.h"

#define MAX_VECTORS 4 // of columns in a block

#if WIDTH == 16
#define REGISTERS 24 // for sums
#else
#define REGISTERS 12
#endif

INLINE Address padded(Address channels) {
    return (channels + WIDTH - 1) / WIDTH * WIDTH;
}

// How a product is stored; a compile-time constant, so that each kind is compiled separately.
typedef enum {
    SETS,       // c = a b; b's rows are padded to whole vectors
    ADDS,       // c += a b; rows of b and c are padded
    ADDS_DENSE, // c += a b; b's rows are not padded, c's are
    STREAMS,    // c = a b with non-temporal stores; c's rows are aligned
} Kind;

// c (rows, n vectors) = a (rows, k) b (k, n vectors), or +=. Strides in floats: between rows, and for a also along k. last:
// number of lanes in the last vector.
INLINE void product_block(Kind kind, const float *a, Address a_row, Address a_step, const float *b, Address b_row, float *c,
                          Address c_row, Address k, int rows, int n, int last) {
    Vector sums[REGISTERS];
    UNROLL(i, rows) {
        UNROLL(j, n) {
            sums[i * n + j] = kind == SETS || kind == STREAMS ? (Vector){0} : load(c + i * c_row + j * WIDTH);
        }
    }
    for (Address l = 0; l < k; l++, a += a_step, b += b_row) {
        Vector right[MAX_VECTORS];
        UNROLL(j, n) {
            right[j] = kind == ADDS_DENSE && j == n - 1 ? load_first(b + j * WIDTH, last) : load(b + j * WIDTH);
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
            if (kind != ADDS && kind != ADDS_DENSE && j == n - 1 && last < WIDTH) {
                store_first(c + i * c_row + j * WIDTH, sums[i * n + j], last);
            } else if (kind == STREAMS) {
                stream(c + i * c_row + j * WIDTH, sums[i * n + j]);
            } else {
                store(c + i * c_row + j * WIDTH, sums[i * n + j]);
            }
        }
    }
}

typedef struct {
    const float *a;
    Address a_row, a_step;
    const float *b;
    Address b_row;
    float *c;
    Address c_row, k, rows;
} Product;

// Blocks of as many rows as fit into the registers, then of four, two and one.
INLINE void product_columns(Kind kind, const Product *p, Address column, int n, int last) {
    Address i = 0;
#define BLOCKS(count) \
    for (; i + (count) <= p->rows && (count) * n <= REGISTERS; i += (count)) { \
        product_block(kind, p->a + i * p->a_row, p->a_row, p->a_step, p->b + column, p->b_row, \
                      p->c + i * p->c_row + column, p->c_row, p->k, count, n, last); \
    }
    BLOCKS(REGISTERS / n)
    BLOCKS(4)
    BLOCKS(2)
    BLOCKS(1)
#undef BLOCKS
}

INLINE void product_of(Kind kind, const Product *p, Address columns) {
    for (Address j = 0; j < columns;) {
        Address vectors = (columns - j + WIDTH - 1) / WIDTH;
        vectors = vectors > MAX_VECTORS ? MAX_VECTORS : vectors;
        int last = (int)(j + vectors * WIDTH <= columns ? WIDTH : columns - j - (vectors - 1) * WIDTH);
        if (vectors == 4) {
            product_columns(kind, p, j, 4, last);
        } else if (vectors == 3) {
            product_columns(kind, p, j, 3, last);
        } else if (vectors == 2) {
            product_columns(kind, p, j, 2, last);
        } else {
            product_columns(kind, p, j, 1, last);
        }
        j += vectors * WIDTH;
    }
}

// c (rows, columns) = a (rows, k) b (k, columns padded)
static __attribute__((unused)) void product(const float *a, Address a_row, Address a_step, const float *b, float *c,
                                            Address columns, Address k, Address rows) {
    Product p = {a, a_row, a_step, b, padded(columns), c, columns, k, rows};
    product_of(SETS, &p, columns);
}

// c (rows, columns padded) += a (rows, k) b (k, columns padded)
static __attribute__((unused)) void add_product(const float *a, Address a_row, Address a_step, const float *b, float *c,
                                                Address columns, Address k, Address rows) {
    Product p = {a, a_row, a_step, b, padded(columns), c, padded(columns), k, rows};
    product_of(ADDS, &p, columns);
}

// c (rows, columns padded) += a (rows, k) b (k, columns)
static __attribute__((unused)) void add_dense_product(const float *a, Address a_row, Address a_step, const float *b,
                                                      float *c, Address columns, Address k, Address rows) {
    Product p = {a, a_row, a_step, b, columns, c, padded(columns), k, rows};
    product_of(ADDS_DENSE, &p, columns);
}

#endif
