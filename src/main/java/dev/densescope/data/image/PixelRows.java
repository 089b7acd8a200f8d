package dev.densescope.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The rows of a decoded image as values from 0 to 255, red, green, blue or grey. Grey files are taken as they are (not
 * through a colour space, which would lighten them), and transparency is dropped, as most image libraries do.
 */
final class PixelRows {
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private final Raster raster;
    private final ColorModel colours;
    private final int bands;
    private final float[] table; // from sample to value
    private final int[] samples;

    PixelRows(BufferedImage image) {
        raster = image.getRaster();
        colours = image.getColorModel();
        bands = raster.getNumBands();
        samples = new int[raster.getWidth() * bands];
        int most = (1 << colours.getComponentSize(0)) - 1;
        table = new float[most + 1];
        for (int sample = 0; sample <= most; sample++) {
            table[sample] = 255f * sample / most;
        }
    }

    int width() {
        return raster.getWidth();
    }

    int height() {
        return raster.getHeight();
    }

    /**
     * Reads a row.
     *
     * @param channels an array of the image's width for each of red, green and blue, or a single one for grey
     */
    void read(int y, float[][] channels) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, samples);
        for (int x = 0; x < width(); x++) {
            float red = value(x, 0);
            float green = value(x, 1);
            float blue = value(x, 2);
            if (channels.length == 1) {
                channels[0][x] = (float) (RED * red + GREEN * green + BLUE * blue);
            } else {
                channels[0][x] = red;
                channels[1][x] = green;
                channels[2][x] = blue;
            }
        }
    }

    private float value(int x, int colour) {
        if (colours instanceof IndexColorModel index) {
            return (index.getRGB(samples[x]) >> (16 - 8 * colour)) & 0xFF;
        }
        return table[samples[x * bands + (bands < 3 ? 0 : colour)]];
    }
}
