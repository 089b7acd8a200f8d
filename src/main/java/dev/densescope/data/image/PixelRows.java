package dev.densescope.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** The rows of a decoded image as values from 0 to 255, red, green, blue or grey; transparency is dropped. */
abstract class PixelRows {
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private final BufferedImage image;

    private PixelRows(BufferedImage image) {
        this.image = image;
    }

    static PixelRows of(BufferedImage image) {
        return Samples.apply(image) ? new Samples(image) : new Colours(image);
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /**
     * Reads a row.
     *
     * @param channels an array of the image's width for each of red, green and blue, or a single one for grey
     */
    void read(int y, float[][] channels) {
        load(y);
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

    abstract void load(int y);

    /** Of the row that was loaded. */
    abstract float value(int x, int colour);

    /** Grey or RGB in samples of one size: taken as they are, not through a colour space, which would lighten greys. */
    private static final class Samples extends PixelRows {
        private final Raster raster;
        private final int bands;
        private final float[] table; // from sample to value
        private final int[] samples;

        Samples(BufferedImage image) {
            super(image);
            raster = image.getRaster();
            bands = raster.getNumBands();
            samples = new int[raster.getWidth() * bands];
            int max = (1 << image.getColorModel().getComponentSize(0)) - 1;
            table = new float[max + 1];
            for (int sample = 0; sample <= max; sample++) {
                table[sample] = 255f * sample / max;
            }
        }

        static boolean apply(BufferedImage image) {
            ColorModel colours = image.getColorModel();
            int space = colours.getColorSpace().getType();
            int type = colours.getTransferType();
            return colours instanceof ComponentColorModel
                    && (space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY)
                    && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
        }

        @Override
        void load(int y) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, samples);
        }

        @Override
        float value(int x, int colour) {
            return table[samples[x * bands + (bands < 3 ? 0 : colour)]];
        }
    }

    /** Anything else, such as a palette, CMYK or 16 bits for all three colours: as its own colour model says. */
    private static final class Colours extends PixelRows {
        private final BufferedImage image;
        private final int[] colours;

        Colours(BufferedImage image) {
            super(image);
            this.image = image;
            colours = new int[image.getWidth()];
        }

        @Override
        void load(int y) {
            image.getRGB(0, y, width(), 1, colours, 0, width());
        }

        @Override
        float value(int x, int colour) {
            return (colours[x] >> (16 - 8 * colour)) & 0xFF;
        }
    }
}
