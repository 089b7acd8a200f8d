package dev.densescope.memory;

/** How the four dimensions of a {@link TensorShape} lie in memory, outermost first; always dense. */
public enum Layout {
    /** (n, c, h, w): parameters, vectors, matrices; feature maps as cuDNN likes them. */
    ROW_MAJOR,
    /** (c, n, h, w): a concatenation is plain appending and any prefix of channels is dense. */
    CHANNELS_OUTERMOST,
    /** (n, h, w, c): what convolution kernels of the processor like. */
    CHANNELS_LAST
}
