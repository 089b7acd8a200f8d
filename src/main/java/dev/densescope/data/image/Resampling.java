package dev.densescope.data.image;

/**
 * Resampling of one dimension of an image with a triangle filter, two of the larger pixels wide: it averages when
 * shrinking and interpolates when enlarging. Immutable.
 */
final class Resampling {
    private final int[] first; // first source pixel of each target pixel
    private final float[][] weights; // weights of the following source pixels; their sum is 1

    /**
     * @param source number of source pixels
     * @param target number of target pixels
     * @param origin start of the first target pixel, in source pixels
     * @param scale source pixels per target pixel
     */
    Resampling(int source, int target, double origin, double scale) {
        first = new int[target];
        weights = new float[target][];
        double reach = Math.max(1, scale);
        for (int i = 0; i < target; i++) {
            double centre = Math.min(Math.max(origin + (i + 0.5) * scale, 0.5), source - 0.5);
            first[i] = Math.max(0, (int) Math.floor(centre - reach));
            int end = Math.min(source, (int) Math.ceil(centre + reach));
            weights[i] = triangle(first[i], end, centre, reach);
        }
    }

    private static float[] triangle(int first, int end, double centre, double reach) {
        double[] heights = new double[end - first];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
            sum += heights[i];
        }
        float[] weights = new float[heights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (heights[i] / sum);
        }
        return weights;
    }

    int targetSize() {
        return first.length;
    }

    /**
     * Resamples a row horizontally.
     *
     * @param source one row of source pixels
     */
    void row(float[] source, float[] target) {
        for (int x = 0; x < first.length; x++) {
            float sum = 0;
            for (int i = 0; i < weights[x].length; i++) {
                sum += weights[x][i] * source[first[x] + i];
            }
            target[x] = sum;
        }
    }

    /**
     * Resamples row {@code y} of the target vertically from all source rows.
     *
     * @param source rows of equal length
     * @param target a row of the same length
     */
    void column(float[][] source, int y, float[] target) {
        for (int x = 0; x < target.length; x++) {
            float sum = 0;
            for (int i = 0; i < weights[y].length; i++) {
                sum += weights[y][i] * source[first[y] + i][x];
            }
            target[x] = sum;
        }
    }
}
