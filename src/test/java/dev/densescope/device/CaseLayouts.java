package dev.densescope.device;

import dev.densescope.memory.Layout;

/**
 * How feature maps lie that are not part of a concatenation: as the kernels of a device want them.
 *
 * @param products what 1x1 convolutions write
 * @param windows what convolutions with larger windows read, and the stem's writes
 */
record CaseLayouts(Layout products, Layout windows) {
    static final CaseLayouts PROCESSOR = new CaseLayouts(Layout.CHANNELS_LAST, Layout.CHANNELS_LAST);
    static final CaseLayouts NVIDIA = new CaseLayouts(Layout.CHANNELS_OUTERMOST, Layout.ROW_MAJOR);
}
