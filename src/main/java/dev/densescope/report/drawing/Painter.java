package dev.densescope.report.drawing;

/** Paints the shapes of a picture on one kind of output. */
public interface Painter {
    void path(Shape.Path path);

    void rectangle(Shape.Rectangle rectangle);

    void dot(Shape.Dot dot);

    void label(Shape.Label label);

    void labelPair(Shape.LabelPair pair);

    /** Moves the origin, paints the shapes of the group, and moves it back. */
    void group(Shape.Group group);

    /** Paints all shapes from back to front. */
    default void paint(Picture picture) {
        picture.shapes().forEach(shape -> shape.paint(this));
    }
}
