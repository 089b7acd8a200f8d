package dev.densescope.ui.design.picture;

/**
 * The visible part of the picture.
 *
 * @param zoom factor of the columns' widths, at least 1
 * @param offset pixels to the left of the visible part
 */
record Viewport(double zoom, double offset) {
    static final Viewport WHOLE = new Viewport(1, 0);

    Viewport panned(double pixels) {
        return new Viewport(zoom, offset + pixels);
    }

    /**
     * Scrolled by the minimum that shows the range from {@code left} to {@code right}, or its start if it is too wide.
     */
    Viewport showing(double left, double right, double visibleWidth) {
        return new Viewport(zoom, Math.min(left, Math.max(offset, right - visibleWidth)));
    }

    /** Moved so that nothing beside the picture is visible. */
    Viewport inside(double visibleWidth, double totalWidth) {
        return new Viewport(zoom, Math.rint(Math.max(0, Math.min(offset, totalWidth - visibleWidth))));
    }
}
