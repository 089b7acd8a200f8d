package dev.densescope.report.document;

import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Picture;
import java.util.List;
import java.util.function.Function;

/**
 * A chart.
 *
 * @param name of its file, without extension; unique in a document
 * @param caption its title where it stands alone
 * @param legend its keys where it stands alone
 * @param drawing draws it for a width
 */
public record Figure(String name, String caption, List<Key> legend, Function<ChartWidth, Picture> drawing)
        implements Block {
    public Figure {
        legend = List.copyOf(legend);
    }

    /** The picture for a width. */
    public Picture picture(ChartWidth width) {
        return drawing.apply(width);
    }

    @Override
    public void write(BlockWriter writer) {
        writer.figure(this);
    }
}
