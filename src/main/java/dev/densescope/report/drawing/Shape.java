package dev.densescope.report.drawing;

import java.util.List;

/** A part of a picture. Coordinates are in pixels, from the top left corner. Titles, which may be empty, are tooltips. */
public sealed interface Shape {
    /** Calls the method of the painter for this kind of shape. */
    void paint(Painter painter);

    /** A line or an area of any form. */
    record Path(Style style, Outline outline, String title) implements Shape {
        @Override
        public void paint(Painter painter) {
            painter.path(this);
        }
    }

    /** A rectangle. */
    record Rectangle(Style style, double x, double y, double width, double height, String title) implements Shape {
        @Override
        public void paint(Painter painter) {
            painter.rectangle(this);
        }
    }

    /** A disc. */
    record Dot(Style style, double x, double y, double radius, String title) implements Shape {
        @Override
        public void paint(Painter painter) {
            painter.dot(this);
        }
    }

    /** A text whose baseline is at {@code y}. */
    record Label(TextStyle style, double x, double y, Anchor anchor, String text) implements Shape {
        @Override
        public void paint(Painter painter) {
            painter.label(this);
        }
    }

    /** Two texts in a row, the first strong. */
    record LabelPair(double x, double y, String strong, String muted) implements Shape {
        /** Pixels between the two. */
        public static final double GAP = 8;

        @Override
        public void paint(Painter painter) {
            painter.labelPair(this);
        }
    }

    /** Shapes moved to the right and down. */
    record Group(double x, double y, List<Shape> shapes) implements Shape {
        public Group {
            shapes = List.copyOf(shapes);
        }

        @Override
        public void paint(Painter painter) {
            painter.group(this);
        }
    }

    /** The position of a label relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
