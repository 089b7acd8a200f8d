package dev.densescope.plan.hardware;

import dev.densescope.memory.Layout;

/**
 * How feature maps lie that are not part of a concatenation: as the kernels of a device want them. The others are always
 * channels-outermost.
 *
 * @param products what 1x1 convolutions write, and its gradient
 * @param windows what convolutions with larger windows read and the stem's writes, and the gradients
 */
public record KernelLayouts(Layout products, Layout windows) {
    /** Loops over pixels of all channels: what the processor's kernels like. */
    public static final KernelLayouts PROCESSOR = new KernelLayouts(Layout.CHANNELS_LAST, Layout.CHANNELS_LAST);

    /** One large matrix product for each 1x1 convolution, and what cuDNN knows best for the others. */
    public static final KernelLayouts NVIDIA = new KernelLayouts(Layout.CHANNELS_OUTERMOST, Layout.ROW_MAJOR);
}
