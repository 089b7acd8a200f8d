package dev.densescope.memory;

/**
 * Shape of a dense tensor of up to four dimensions.
 *
 * @param type data type
 * @param layout memory layout
 * @param n images; output channels of a convolution's weight; classes of the linear weight
 * @param c channels; input channels of a weight; length of a vector
 * @param h rows; kernel rows
 * @param w columns; kernel columns
 */
public record TensorShape(ElementType type, Layout layout, int n, int c, int h, int w) {
    /** Feature maps of a minibatch, (C, N, H, W) in memory. */
    public static TensorShape channelsOutermost(int n, int c, int h, int w) {
        return new TensorShape(ElementType.FLOAT32, Layout.CHANNELS_OUTERMOST, n, c, h, w);
    }

    /** Feature maps of a minibatch, (N, H, W, C) in memory. */
    public static TensorShape channelsLast(int n, int c, int h, int w) {
        return new TensorShape(ElementType.FLOAT32, Layout.CHANNELS_LAST, n, c, h, w);
    }

    /** A matrix (rows, columns). */
    public static TensorShape matrix(int rows, int columns) {
        return new TensorShape(ElementType.FLOAT32, Layout.ROW_MAJOR, rows, columns, 1, 1);
    }

    public static TensorShape vector(int length) {
        return matrix(1, length);
    }

    public static TensorShape scalar() {
        return vector(1);
    }

    /** Number of elements. */
    public long elements() {
        return Math.multiplyExact(Math.multiplyExact((long) n, c), Math.multiplyExact((long) h, w));
    }

    /** Size in bytes, without padding. */
    public long bytes() {
        return Math.multiplyExact(elements(), type.bytes());
    }

    /** n * h * w: the number of elements of one channel over the minibatch. */
    public long elementsPerChannel() {
        return Math.multiplyExact((long) n, Math.multiplyExact((long) h, w));
    }

    public TensorShape withChannels(int channels) {
        return new TensorShape(type, layout, n, channels, h, w);
    }

    public TensorShape withType(ElementType newType) {
        return new TensorShape(newType, layout, n, c, h, w);
    }

    @Override
    public String toString() {
        return "(%d, %d, %d, %d) %s".formatted(n, c, h, w, layout);
    }
}
