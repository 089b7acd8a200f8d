package dev.densescope.report.pdf.page;

import java.io.IOException;

/** Something that is drawn on a page. */
@FunctionalInterface
public interface Drawn {
    /**
     * Draws it.
     *
     * @param top distance from the upper edge of the page in points
     */
    void on(Canvas canvas, double top) throws IOException;

    /** Draws nothing. */
    static Drawn nothing() {
        return (canvas, top) -> {};
    }
}
