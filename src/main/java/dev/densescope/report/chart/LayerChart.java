package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarColumn;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Style;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bytes of each layer in storage of its own: fill measured, outline predicted. Of layers in one pixel, the largest. */
public final class LayerChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 30;
    private static final double FOOT = 24;

    private final long maxBytes;
    private final ChartWidth width;
    private final QuantityText numbers;

    /**
     * @param maxBytes the largest bytes of any layer in the compared charts
     * @param numbers numbers and language of its texts
     */
    public LayerChart(long maxBytes, ChartWidth width, QuantityText numbers) {
        this.maxBytes = maxBytes;
        this.width = width;
        this.numbers = numbers;
    }

    /** The largest bytes of any layer of the runs in storage of its own, predicted or measured. */
    public static long maxBytes(List<RunRecord> runs) {
        long max = 0;
        for (RunRecord run : runs) {
            for (LayerBytes layer : run.prediction().layers()) {
                max = Math.max(max, ownBytes(layer));
            }
            for (LayerMeasurement layer : run.layers()) {
                max = Math.max(max, ownBytes(layer.bytes()));
            }
        }
        return max;
    }

    /** The picture of a run. */
    public Picture draw(RunRecord run, String label) {
        double plotHeight = width == ChartWidth.NARROW ? 130 : 160;
        Drawing drawing = new Drawing(
                width.pixels(),
                TOP + plotHeight + FOOT,
                numbers.translated("Bytes of each layer's own storage under %s", label),
                numbers);
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, plotHeight);
        Axis bytes = Axis.bytes(maxBytes, 4);
        drawing.verticalAxis(frame, bytes);
        Network network = Network.of(run.settings().spec());
        BarSlots bars =
                BarSlots.across(network.layers().stream().map(Layer::path).toList(), frame.width(), BarSpacing.VECTOR);
        List<BarColumn> columns = BarColumn.of(bars);
        drawFills(drawing, frame, bytes, columns, measured(network, run));
        List<LayerBytes> predicted = run.prediction().layers();
        for (BarColumn column : columns) {
            int layer = column.highest(i -> ownBytes(predicted.get(i)));
            drawOutline(
                    drawing,
                    frame,
                    bytes,
                    column,
                    predicted.get(layer),
                    network.layers().get(layer));
        }
        BlockName.draw(
                drawing, frame, bars, (group, room) -> Optional.of(blockName(group, room, network, drawing.numbers())));
        return drawing.finish();
    }

    /** Measured bytes in the order of the network's layers; empty if nothing was measured. */
    private static List<LayerBytes> measured(Network network, RunRecord run) {
        Map<LayerPath, LayerBytes> measured = new HashMap<>();
        run.layers().forEach(layer -> measured.put(layer.layer(), layer.bytes()));
        return measured.isEmpty()
                ? List.of()
                : network.layers().stream()
                        .map(layer ->
                                measured.getOrDefault(layer.path(), new LayerBytes(layer.path(), Map.of(), Map.of())))
                        .toList();
    }

    /** All layers' share of one category is one path. */
    private static void drawFills(
            Drawing drawing, PlotArea frame, Axis axis, List<BarColumn> columns, List<LayerBytes> layers) {
        if (layers.isEmpty()) {
            return;
        }
        List<LayerBytes> highest = columns.stream()
                .map(column -> layers.get(column.highest(i -> ownBytes(layers.get(i)))))
                .toList();
        long[] below = new long[columns.size()];
        for (Category category : Category.STACK) {
            Outline path = new Outline();
            for (int i = 0; i < columns.size(); i++) {
                long bytes = highest.get(i).own(category);
                if (bytes > 0) {
                    double left = frame.left() + columns.get(i).x();
                    double right = left + columns.get(i).width();
                    double top = frame.y(axis, (double) (below[i] + bytes));
                    double bottom = frame.y(axis, (double) below[i]);
                    path.move(left, bottom)
                            .line(left, top)
                            .line(right, top)
                            .line(right, bottom)
                            .close();
                    below[i] += bytes;
                }
            }
            drawing.path(Style.of(category), path);
        }
    }

    private static void drawOutline(
            Drawing drawing, PlotArea frame, Axis axis, BarColumn bar, LayerBytes predicted, Layer layer) {
        double top = frame.y(axis, (double) ownBytes(predicted));
        QuantityText numbers = drawing.numbers();
        String title = numbers.translated(
                "%s, %d → %d channels: %s of its own, %s in shared storage, predicted",
                layer.path(),
                layer.input().channels(),
                layer.output().channels(),
                Bytes.text(ownBytes(predicted), numbers),
                Bytes.text(sharedBytes(predicted), numbers));
        if (!bar.isSingle()) {
            title = numbers.translated("The largest of %d layers: %s", bar.to() - bar.from(), title);
        }
        drawing.rectangle(Style.BAR_OUTLINE, frame.left() + bar.x(), top, bar.width(), frame.bottom() - top, title);
    }

    /** The name of a block, with its layers and its size where there is room. */
    private static String blockName(BarSlots.Group group, double room, Network network, QuantityText numbers) {
        String name = BlockName.of(group.part());
        DenseBlock block = network.blocks().stream()
                .filter(any -> group.isBlock() && group.part().block() == any.number())
                .findFirst()
                .orElseThrow();
        String count =
                group.layers() == 1 ? numbers.translated("1 layer") : numbers.translated("%d layers", group.layers());
        String full = "%s: %s, %d×%d"
                .formatted(name, count, block.input().height(), block.input().width());
        return Drawing.textWidth(full) <= room ? full : name;
    }

    private static long ownBytes(LayerBytes layer) {
        return layer.own().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long sharedBytes(LayerBytes layer) {
        return layer.shared().values().stream().mapToLong(Long::longValue).sum();
    }
}
