package dev.densescope.data.image;

import java.awt.Rectangle;

/**
 * The center crop of an image: the largest centred part in the shape of the target, equivalent to scaling the image to
 * cover the target and cropping it.
 *
 * @param left left edge, in fractional pixels
 * @param top top edge, in fractional pixels
 * @param scale source pixels per target pixel
 * @param every subsampling factor in both directions while decoding: 1 unless the part has more than {@link #MAX_DECODED}
 *     pixels, and never below the resolution of the target
 */
record Crop(ImageHeader image, int targetWidth, int targetHeight, double left, double top, double scale, int every) {
    /** Approximate maximum number of decoded pixels in memory. */
    static final int MAX_DECODED = 1 << 22;

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
        return Math.max(1, (int) Math.min(Math.ceil(Math.sqrt(pixels / MAX_DECODED)), scale));
    }

    /** The region of whole pixels that contains the part. */
    Rectangle region() {
        int x = (int) left;
        int y = (int) top;
        int right = Math.min(image.width(), (int) Math.ceil(left + targetWidth * scale));
        int bottom = Math.min(image.height(), (int) Math.ceil(top + targetHeight * scale));
        return new Rectangle(x, y, right - x, bottom - y);
    }

    /** Offset of the decoded pixel within {@link #every} pixels. */
    int offset() {
        return every / 2;
    }

    /** Resampling of {@code columns} decoded columns to the target. */
    Resampling horizontal(int columns) {
        return new Resampling(columns, targetWidth, toDecoded(left - (int) left), scale / every);
    }

    /** Resampling of {@code rows} decoded rows to the target. */
    Resampling vertical(int rows) {
        return new Resampling(rows, targetHeight, toDecoded(top - (int) top), scale / every);
    }

    /** Converts a position in the region to subsampled pixels, so that the centres of decoded pixels match. */
    private double toDecoded(double place) {
        return (place - offset() - 0.5) / every + 0.5;
    }
}
