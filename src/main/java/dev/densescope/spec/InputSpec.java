package dev.densescope.spec;

/**
 * The images a network reads.
 *
 * @param channels colour channels, 3 for RGB
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record InputSpec(int channels, int height, int width) {
    /** The most channels an input may have, as of a multispectral camera. */
    public static final int MAX_CHANNELS = 64;
    /** The widest side an input may have, in pixels. */
    public static final int MAX_SIDE = 8192;

    public InputSpec {
        Check.range(1, MAX_CHANNELS, channels, "input channels");
        Check.range(1, MAX_SIDE, height, "input height");
        Check.range(1, MAX_SIDE, width, "input width");
    }

    /** A square RGB input. */
    public static InputSpec square(int side) {
        return new InputSpec(3, side, side);
    }
}
