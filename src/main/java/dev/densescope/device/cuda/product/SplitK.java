package dev.densescope.device.cuda.product;

/**
 * The split-K of a matrix product with few results and long sums, so that it occupies the whole GPU: parts of equal
 * length, and a shorter one for the rest. It depends only on the shape of the product.
 *
 * @param whole number of parts of full length
 * @param length their length
 * @param rest length of the last, shorter part; 0 if there is none
 */
record SplitK(int whole, int length, int rest) {
    /** Shorter parts would cost more than they gain. */
    private static final int SHORTEST = 512;

    private static final int MAX = 64;

    /** Memory for the results of all parts: a quarter of the minimum workspace of the libraries. */
    private static final long MAX_BYTES = 8L << 20;

    /** Minimum tile of the result per thread block in cuBLAS, in rows and columns. */
    private static final int TILE = 64;

    /** Number of tiles that occupy a large GPU. */
    private static final int TILES_WANTED = 256;

    /** Keeps the starts of the parts aligned like the operands. */
    private static final int ALIGNMENT = 32;

    /** The split for a result (rows, columns) whose elements are sums of {@code products} products. */
    static SplitK of(int rows, int columns, int products) {
        long tiles = (long) divideUp(rows, TILE) * divideUp(columns, TILE);
        long fitting = MAX_BYTES / ((long) rows * columns * Float.BYTES);
        long wanted = Math.min((TILES_WANTED + tiles - 1) / tiles, Math.min(MAX, fitting));
        int pieces = (int) Math.max(1, Math.min(wanted, products / SHORTEST));
        if (pieces == 1) {
            return new SplitK(1, products, 0);
        }
        int length = divideUp(divideUp(products, pieces), ALIGNMENT) * ALIGNMENT;
        return new SplitK(products / length, length, products % length);
    }

    /** Number of parts, including the shorter one. */
    int count() {
        return rest == 0 ? whole : whole + 1;
    }

    private static int divideUp(int number, int by) {
        return (number + by - 1) / by;
    }
}
