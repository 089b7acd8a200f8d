package dev.densescope.data.minibatch;

import dev.densescope.spec.InputSpec;

/** Normalises pixels: {@code (pixel / 255 - mean) / std}. Immutable. */
public final class Normalisation {
    private static final int BYTE_VALUES = 256;

    private final InputSpec input;
    private final float[][] values; // by channel and pixel value

    /**
     * @param means by channel, for pixels from 0 to 1
     * @param standardDeviations by channel
     */
    public Normalisation(InputSpec input, double[] means, double[] standardDeviations) {
        this.input = input;
        values = new float[input.channels()][BYTE_VALUES];
        for (int channel = 0; channel < values.length; channel++) {
            for (int pixel = 0; pixel < BYTE_VALUES; pixel++) {
                values[channel][pixel] = (float) ((pixel / 255.0 - means[channel]) / standardDeviations[channel]);
            }
        }
    }

    /** Number of elements of an image. */
    int elements() {
        return input.channels() * input.height() * input.width();
    }

    /**
     * Normalises one image. Padding is zero after normalisation.
     *
     * @param pixels unsigned bytes (C, H, W)
     * @param target receives floats (H, W, C), from {@code start} on
     */
    void apply(byte[] pixels, CropFlip cropFlip, float[] target, int start) {
        for (int channel = 0; channel < input.channels(); channel++) {
            for (int y = 0; y < input.height(); y++) {
                int row = start + y * input.width() * input.channels() + channel;
                row(pixels, channel, y + cropFlip.down(), cropFlip, target, row);
            }
        }
    }

    private void row(byte[] pixels, int channel, int fromY, CropFlip cropFlip, float[] target, int start) {
        boolean inside = fromY >= 0 && fromY < input.height();
        int from = (channel * input.height() + fromY) * input.width();
        float[] normalised = values[channel];
        for (int x = 0; x < input.width(); x++) {
            int fromX = (cropFlip.flipped() ? input.width() - 1 - x : x) + cropFlip.right();
            target[start + x * input.channels()] = inside && fromX >= 0 && fromX < input.width()
                    ? normalised[Byte.toUnsignedInt(pixels[from + fromX])]
                    : 0;
        }
    }
}
