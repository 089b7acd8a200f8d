package dev.densescope.ui.design.picture;

/**
 * Which part of the picture is seen.
 *
 * @param zoom how many times the visible width the whole is wide, 1 or more
 * @param offset pixels of the whole that lie left of the visible part
 */
record Viewport(double zoom, double offset) {
    static final Viewport WHOLE = new Viewport(1, 0);

    /** Larger by a factor, with what is seen at {@code x} staying there. */
    Viewport zoomed(double factor, double x, double visibleWidth, double maxZoom) {
        double newZoom = Math.max(1, Math.min(maxZoom, zoom * factor));
        double newOffset = (offset + x) * newZoom / zoom - x;
        return new Viewport(newZoom, newOffset).inside(visibleWidth);
    }

    Viewport panned(double pixels, double visibleWidth) {
        return new Viewport(zoom, offset + pixels).inside(visibleWidth);
    }

    /** Moved as little as shows everything from {@code left} to {@code right}, or its beginning if it is too wide. */
    Viewport showing(double left, double right, double visibleWidth) {
        double newOffset = Math.min(left, Math.max(offset, right - visibleWidth));
        return new Viewport(zoom, newOffset).inside(visibleWidth);
    }

    Viewport inside(double visibleWidth) {
        return new Viewport(zoom, Math.max(0, Math.min(offset, visibleWidth * (zoom - 1))));
    }
}
