package dev.densescope.ui.design.picture;

/**
 * The visible part of the picture.
 *
 * @param zoom ratio of total to visible width, at least 1
 * @param offset pixels to the left of the visible part
 */
record Viewport(double zoom, double offset) {
    static final Viewport WHOLE = new Viewport(1, 0);

    /** Zoomed by a factor; the point at {@code x} keeps its position. */
    Viewport zoomed(double factor, double x, double visibleWidth, double maxZoom) {
        double newZoom = Math.max(1, Math.min(maxZoom, zoom * factor));
        double newOffset = (offset + x) * newZoom / zoom - x;
        return new Viewport(newZoom, newOffset).inside(visibleWidth);
    }

    Viewport panned(double pixels, double visibleWidth) {
        return new Viewport(zoom, offset + pixels).inside(visibleWidth);
    }

    /**
     * Scrolled by the minimum that shows the range from {@code left} to {@code right}, or its start if it is too wide.
     */
    Viewport showing(double left, double right, double visibleWidth) {
        double newOffset = Math.min(left, Math.max(offset, right - visibleWidth));
        return new Viewport(zoom, newOffset).inside(visibleWidth);
    }

    Viewport inside(double visibleWidth) {
        return new Viewport(zoom, Math.max(0, Math.min(offset, visibleWidth * (zoom - 1))));
    }
}
