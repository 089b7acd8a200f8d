package dev.densescope.device;

/** Square window: side of the kernel, step, zeros added at each side. */
public record ConvolutionWindow(int kernel, int stride, int padding) {
    /** A single pixel. */
    public static final ConvolutionWindow POINTWISE = new ConvolutionWindow(1, 1, 0);

    /** A 1x1 convolution of stride 1, which is a matrix product. */
    public boolean isPointwise() {
        return equals(POINTWISE);
    }
}
