package dev.densescope.plan.step;

/** Square window: side of the kernel, step, zeros added at each side. */
public record Window(int kernel, int stride, int padding) {
    /** A 1x1 convolution of stride 1, which is a matrix product. */
    public boolean isPointwise() {
        return kernel == 1 && stride == 1 && padding == 0;
    }
}
