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
 * @param legends its keys where it stands alone, in rows
 * @param drawing draws it for a width
 */
public record Figure(String name, String caption, List<List<LegendKey>> legends, Function<ChartWidth, Picture> drawing)
        implements Block {
    public Figure {
        legends = legends.stream().map(List::copyOf).toList();
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
