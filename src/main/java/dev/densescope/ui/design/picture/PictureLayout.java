package dev.densescope.ui.design.picture;

import dev.densescope.memory.LayerBytes;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The horizontal layout of the picture of a network, in pixels from its left edge: one column per layer, stem,
 * transitions and head included. Pure geometry.
 *
 * @param columns all layers, in forward order
 * @param spans the blocks, in order
 * @param pitch distance of the dense layers of a block
 * @param width total width
 */
record PictureLayout(List<Column> columns, List<Span> spans, double pitch, double width) {
    /** Maximum distance of dense layers without zoom, and with it. */
    private static final double WIDEST_PITCH = 44;

    private static final double WIDEST_ZOOMED_PITCH = 120;

    /** Room of a stem, transition or head, with the gaps at its sides. */
    private static final double OTHER_ROOM = 36;

    private static final double OTHER_GAPS = 20;
    private static final double MAX_OTHER_SHARE = 0.5;
    private static final double WHOLE_PIXELS_FROM = 4;

    /**
     * A layer.
     *
     * @param room left edge of the space that belongs to the layer: pixels up to the next column's room select it
     * @param x left edge of its bar
     * @param width width of its bar, without the gap to the next
     */
    record Column(Layer layer, LayerBytes bytes, double room, double x, double width) {
        LayerPath path() {
            return layer.path();
        }

        boolean isDense() {
            return layer instanceof DenseLayer;
        }

        double centre() {
            return x + width / 2;
        }
    }

    /**
     * A block.
     *
     * @param firstColumn index of its first layer in the columns
     */
    record Span(DenseBlock block, int firstColumn, double fromX, double toX) {
        LayerPath path() {
            return LayerPath.block(block.number());
        }

        double centre() {
            return (fromX + toX) / 2;
        }
    }

    PictureLayout {
        columns = List.copyOf(columns);
        spans = List.copyOf(spans);
    }

    /**
     * Computes the layout of a network.
     *
     * @param visibleWidth width of the visible part
     * @param zoom factor of the columns' widths, at least 1
     */
    static PictureLayout of(Predictions predictions, StoragePlan plan, double visibleWidth, double zoom) {
        return new Builder(predictions, plan, visibleWidth, zoom).build();
    }

    /** The zoom at which columns have their maximum width. */
    static double maxZoom(Network network, double visibleWidth) {
        return Math.max(1, WIDEST_ZOOMED_PITCH / pitch(network, visibleWidth));
    }

    /** Maximum bytes of the columns between two pixels; at least 1. */
    long largestBytes(double fromX, double toX) {
        return columns.stream()
                .filter(column -> column.x() + column.width() >= fromX && column.x() <= toX)
                .mapToLong(column -> column.bytes().ownFeatureMapBytes())
                .max()
                .orElse(1);
    }

    /** The layer at a position; empty beside the network. */
    Optional<LayerPath> layerAt(double x) {
        return x < columns.get(0).room() || x >= end()
                ? Optional.empty()
                : Optional.of(columns.get(columnAt(x)).path());
    }

    /** The block at a position. */
    Optional<Span> spanAt(double x) {
        return spans.stream()
                .filter(span -> x >= span.fromX() && x < span.toX())
                .findFirst();
    }

    /** The block, counted from 1, before which something is inserted at a position; one more than there are blocks at the end. */
    int blockAfter(double x) {
        return 1 + (int) spans.stream().filter(span -> span.centre() < x).count();
    }

    /** Middle of the gap before a block, or for one more than there are blocks, after the last. */
    double gapBefore(int block) {
        if (block > spans.size()) {
            return (spans.get(spans.size() - 1).toX()
                            + columns.get(columns.size() - 1).x())
                    / 2;
        }
        Column before = columns.get(spans.get(block - 1).firstColumn() - 1);
        return (before.x() + before.width() + spans.get(block - 1).fromX()) / 2;
    }

    /** A position that zoom does not change: the index of a column with the fraction of its room. */
    double anchorAt(double x) {
        int index = columnAt(x);
        return index + (x - columns.get(index).room()) / roomOf(index);
    }

    /** The pixel of {@link #anchorAt}. */
    double xOf(double anchor) {
        int index = Math.max(0, Math.min(columns.size() - 1, (int) Math.floor(anchor)));
        return columns.get(index).room() + (anchor - index) * roomOf(index);
    }

    /** Index of a layer's column; empty for blocks and unknown layers. */
    Optional<Integer> indexOf(LayerPath path) {
        return IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).path().equals(path))
                .boxed()
                .findFirst();
    }

    /** Indices of the columns whose outputs a layer reads: the block's input and all layers before it in the block. */
    List<Integer> sources(int index) {
        Column target = columns.get(index);
        int first = switch (target.path().kind()) {
            case DENSE_LAYER -> index - target.path().layer();
            case TRANSITION -> spans.get(target.path().block() - 1).firstColumn() - 1;
            case HEAD -> spans.get(spans.size() - 1).firstColumn() - 1;
            default -> index;
        };
        return IntStream.range(first, index).boxed().toList();
    }

    /** Left and right edge of a layer or block. */
    Optional<double[]> edges(LayerPath path) {
        return indexOf(path)
                .map(columns::get)
                .map(column -> new double[] {column.x(), column.x() + column.width()})
                .or(() -> spans.stream()
                        .filter(span -> span.path().equals(path))
                        .findFirst()
                        .map(span -> new double[] {span.fromX(), span.toX()}));
    }

    private int columnAt(double x) {
        int low = 0;
        int high = columns.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (columns.get(middle).room() <= x) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private double roomOf(int index) {
        double next = index + 1 < columns.size() ? columns.get(index + 1).room() : end();
        return next - columns.get(index).room();
    }

    /** Right edge of the last column with its gap. */
    private double end() {
        Column last = columns.get(columns.size() - 1);
        return 2 * last.x() + last.width() - last.room();
    }

    private static double otherRoom(Network network, double visibleWidth) {
        int others = network.blocks().size() + 1;
        return Math.min(OTHER_ROOM, Math.floor(Math.max(1, visibleWidth * MAX_OTHER_SHARE / others)));
    }

    /** Distance of dense layers without zoom. */
    private static double pitch(Network network, double visibleWidth) {
        int others = network.blocks().size() + 1;
        int dense = network.denseLayers().size();
        double least = otherRoom(network, visibleWidth);
        double gaps = otherGaps(least);
        double fitting = (visibleWidth - others * least) / dense;
        double pitch = fitting + gaps > least ? (visibleWidth - others * gaps) / (dense + others) : fitting;
        return whole(Math.min(WIDEST_PITCH, Math.max(0.01, pitch)));
    }

    private static double otherGaps(double least) {
        return Math.min(OTHER_GAPS, least / 2);
    }

    /** Wide columns begin at whole pixels, so that they are sharp and all of one width. */
    private static double whole(double pitch) {
        return pitch >= WHOLE_PIXELS_FROM ? Math.floor(pitch) : pitch;
    }

    private static final class Builder {
        private final Network network;
        private final Map<LayerPath, LayerBytes> bytes = new HashMap<>();
        private final double pitch;
        private final double gap;
        private final double otherWidth;
        private final double otherRoom;
        private final double visibleWidth;
        private final List<Column> columns = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private double x;

        Builder(Predictions predictions, StoragePlan plan, double visibleWidth, double zoom) {
            network = predictions.network();
            predictions.of(plan).layers().forEach(layer -> bytes.put(layer.layer(), layer));
            this.visibleWidth = visibleWidth;
            pitch = whole(Math.min(WIDEST_ZOOMED_PITCH, pitch(network, visibleWidth) * zoom));
            gap = pitch >= 14 ? 2 : pitch >= 5 ? 1 : 0;
            double least = otherRoom(network, visibleWidth);
            otherWidth = Math.max(Math.min(14, least / 2), Math.min(WIDEST_PITCH, pitch) - gap);
            otherRoom = Math.max(least, otherWidth + otherGaps(least));
            x = Math.max(0, Math.floor((visibleWidth - contentWidth()) / 2));
        }

        private double contentWidth() {
            return otherRoom * (network.blocks().size() + 1)
                    + pitch * network.denseLayers().size();
        }

        PictureLayout build() {
            other(network.stem());
            for (DenseBlock block : network.blocks()) {
                block(block);
                block.transition().ifPresent(this::other);
            }
            other(network.head());
            return new PictureLayout(columns, spans, pitch, Math.max(visibleWidth, x));
        }

        private void other(Layer layer) {
            double left = Math.rint(x + (otherRoom - otherWidth) / 2);
            columns.add(new Column(layer, bytes.get(layer.path()), x, left, otherWidth));
            x += otherRoom;
        }

        private void block(DenseBlock block) {
            double from = x;
            int first = columns.size();
            for (DenseLayer layer : block.layers()) {
                columns.add(new Column(layer, bytes.get(layer.path()), x, x, pitch - gap));
                x += pitch;
            }
            spans.add(new Span(block, first, from, x - gap));
        }
    }
}
