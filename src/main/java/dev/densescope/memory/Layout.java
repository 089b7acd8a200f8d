package dev.densescope.memory;

/** Memory layout of the four dimensions of a {@link TensorShape}, outermost first. Always dense. */
public enum Layout {
    /** (n, c, h, w): parameters, vectors, matrices, and feature maps for cuDNN. */
    ROW_MAJOR,
    /** (c, n, h, w): a concatenation appends its inputs, and any prefix of channels is dense. */
    CHANNELS_OUTERMOST,
    /** (n, h, w, c): preferred by convolution kernels of the processor. */
    CHANNELS_LAST
}
