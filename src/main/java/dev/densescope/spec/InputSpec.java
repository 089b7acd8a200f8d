package dev.densescope.spec;

/**
 * Shape of the input images of a network.
 *
 * @param channels number of channels, 3 for RGB
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record InputSpec(int channels, int height, int width) {
    /** Number of channels of RGB images. */
    public static final int RGB = 3;
    /** Maximum number of channels; more than 3 occur in multispectral images. */
    public static final int MAX_CHANNELS = 64;
    /** Maximum height and width, in pixels. */
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
