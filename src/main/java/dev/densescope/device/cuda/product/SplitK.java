package dev.densescope.device.cuda.product;

/**
 * How the long sums of a product with few results are cut, so that there is work for all of a GPU: pieces of equal length,
 * and a shorter one where they do not come out even. It depends on the product's shape alone.
 *
 * @param whole pieces of full length
 * @param length of those, in products
 * @param rest length of the last piece; 0 if there is none
 */
record SplitK(int whole, int length, int rest) {
    /** Cutting shorter would cost more than it brings. */
    private static final int SHORTEST = 512;

    private static final int MAX = 64;

    /** Memory for the results of all pieces: a quarter of what libraries get in any case. */
    private static final long MAX_BYTES = 8L << 20;

    /** What cuBLAS gives one block of threads at least: so many rows and columns of the result. */
    private static final int TILE = 64;

    /** Tiles that a large GPU works on at a time. */
    private static final int TILES_WANTED = 256;

    /** Starts of pieces are as aligned as the operands. */
    private static final int ALIGNMENT = 32;

    /** For a result of so many rows and columns, each the sum of so many products. */
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

    /** All of them. */
    int count() {
        return rest == 0 ? whole : whole + 1;
    }

    private static int divideUp(int number, int by) {
        return (number + by - 1) / by;
    }
}
