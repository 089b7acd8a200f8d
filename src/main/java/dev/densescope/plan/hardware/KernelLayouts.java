package dev.densescope.plan.hardware;

import dev.densescope.memory.Layout;

/**
 * Layouts of feature maps that are not part of a concatenation, as the kernels of a device require them. All others are
 * channels-outermost.
 *
 * @param products outputs of 1x1 convolutions, and their gradients
 * @param windows inputs of convolutions with larger windows and the output of the stem's, and their gradients
 */
public record KernelLayouts(Layout products, Layout windows) {
    /** Layouts for the kernels of the CPU, which iterate over the channels of each pixel. */
    public static final KernelLayouts PROCESSOR = new KernelLayouts(Layout.CHANNELS_LAST, Layout.CHANNELS_LAST);

    /** Layouts for one large matrix product per 1x1 convolution, and for the fastest algorithms of cuDNN. */
    public static final KernelLayouts NVIDIA = new KernelLayouts(Layout.CHANNELS_OUTERMOST, Layout.ROW_MAJOR);
}
