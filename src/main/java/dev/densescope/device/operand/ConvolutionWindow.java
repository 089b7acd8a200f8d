package dev.densescope.device.operand;

/** The window of a convolution: kernel size, stride and zero padding, equal in both directions. */
public record ConvolutionWindow(int kernel, int stride, int padding) {
    /** 1x1 with stride 1. */
    public static final ConvolutionWindow POINTWISE = new ConvolutionWindow(1, 1, 0);

    /** Whether this is a 1x1 convolution with stride 1, which is a matrix product. */
    public boolean isPointwise() {
        return equals(POINTWISE);
    }
}
