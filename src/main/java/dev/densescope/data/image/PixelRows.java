package dev.densescope.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** The rows of a decoded image as values from 0 to 255, in RGB or grey. Transparency is dropped. */
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
     * @param channels receives the row: one array per channel, RGB or grey, with the width of the image
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

    /** A value of the loaded row. */
    abstract float value(int x, int colour);

    /** Grey or RGB in samples of equal size, read directly, since a conversion by colour space would lighten greys. */
    private static final class Samples extends PixelRows {
        private final Raster raster;
        private final int bands;
        private final float[] table; // value by sample
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

    /** Other images, such as palettes, CMYK or 16-bit RGB, converted by their colour models. */
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
