package dev.densescope.data.image;

import java.awt.Rectangle;

/**
 * The part of an image that is used: as much as fits, from the middle, in the shape of the target. The same as scaling the
 * image until it just covers the target, and cutting off what stands over.
 *
 * @param left of the part, in pixels, fractions of them included
 * @param top of the part
 * @param scale source pixels in a target pixel
 * @param every only every so many pixels, in both directions, are taken from the file: one but in files so large that the
 *     part would take more than {@link #MAX_TAKEN} pixels of memory, and even then never fewer than the target has
 */
record Crop(ImageHeader image, int targetWidth, int targetHeight, double left, double top, double scale, int every) {
    /** Pixels that are held at a time, about. */
    static final int MAX_TAKEN = 1 << 22;

    static Crop of(ImageHeader image, int targetWidth, int targetHeight) {
        double scale = Math.min((double) image.width() / targetWidth, (double) image.height() / targetHeight);
        return new Crop(
                image,
                targetWidth,
                targetHeight,
                (image.width() - targetWidth * scale) / 2,
                (image.height() - targetHeight * scale) / 2,
                scale,
                every(targetWidth * scale * targetHeight * scale, scale));
    }

    private static int every(double pixels, double scale) {
        return Math.max(1, (int) Math.min(Math.ceil(Math.sqrt(pixels / MAX_TAKEN)), scale));
    }

    /** Whole pixels that hold the part. */
    Rectangle region() {
        int x = (int) left;
        int y = (int) top;
        int right = Math.min(image.width(), (int) Math.ceil(left + targetWidth * scale));
        int bottom = Math.min(image.height(), (int) Math.ceil(top + targetHeight * scale));
        return new Rectangle(x, y, right - x, bottom - y);
    }

    /** Where, in a step of {@link #every} pixels, the one that is taken lies. */
    int offset() {
        return every / 2;
    }

    /** How columns of the target are made of {@code columns} that were taken of the region. */
    Resampling horizontal(int columns) {
        return new Resampling(columns, targetWidth, taken(left - (int) left), scale / every);
    }

    /** How rows of the target are made of {@code rows} that were taken of the region. */
    Resampling vertical(int rows) {
        return new Resampling(rows, targetHeight, taken(top - (int) top), scale / every);
    }

    /** A place in the region, in steps, so that the middle of each pixel taken is the middle of its step. */
    private double taken(double place) {
        return (place - offset() - 0.5) / every + 0.5;
    }
}
