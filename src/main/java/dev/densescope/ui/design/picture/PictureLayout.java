package dev.densescope.ui.design.picture;

import dev.densescope.memory.LayerBytes;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.model.Predictions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The horizontal layout of the picture of a network, in pixels from its left edge. Pure geometry.
 *
 * @param columns the dense layers, in forward order
 * @param wedges stem, transitions and head, in forward order
 * @param spans the blocks, in order
 * @param width total width
 */
record PictureLayout(List<Column> columns, List<Wedge> wedges, List<Span> spans, double width) {
    /** Width of a wedge including the gaps at its sides. */
    private static final double WEDGE_ROOM = 36;

    private static final double WEDGE_WIDTH = 14;
    private static final double WIDEST_PITCH = 44;

    /** A dense layer; {@code width} is without the gap to the next. */
    record Column(DenseLayer layer, LayerBytes bytes, double x, double width) {
        LayerPath path() {
            return layer.path();
        }

        double centre() {
            return x + width / 2;
        }
    }

    /**
     * Stem, transition or head; heights are fractions of the picture's.
     *
     * @param leftHeight height at the input
     * @param rightHeight height at the output
     */
    record Wedge(LayerPath path, double x, double width, double leftHeight, double rightHeight) {
        double centre() {
            return x + width / 2;
        }
    }

    /** A block. */
    record Span(DenseBlock block, double fromX, double toX) {
        LayerPath path() {
            return LayerPath.block(block.number());
        }
    }

    PictureLayout {
        columns = List.copyOf(columns);
        wedges = List.copyOf(wedges);
        spans = List.copyOf(spans);
    }

    /**
     * Computes the layout of a network.
     *
     * @param visibleWidth width of the visible part
     * @param zoom ratio of total to visible width, at least 1
     */
    static PictureLayout of(Predictions predictions, StoragePlan plan, double visibleWidth, double zoom) {
        return new Builder(predictions, plan, visibleWidth, zoom).build();
    }

    /** The zoom at which columns have their maximum width. */
    static double maxZoom(Network network, double visibleWidth) {
        int wedges = network.blocks().size() + 1;
        double widest = network.denseLayers().size() * WIDEST_PITCH + wedges * WEDGE_ROOM;
        return Math.max(1, widest / Math.max(1, visibleWidth));
    }

    /** Maximum bytes of all columns; at least 1. */
    long largestBytes() {
        return columns.stream()
                .mapToLong(column -> column.bytes().ownFeatureMapBytes())
                .max()
                .orElse(1);
    }

    /** The layer at a position: its column, including the gap after it, or its wedge. */
    Optional<LayerPath> layerAt(double x) {
        for (Wedge wedge : wedges) {
            if (x >= wedge.x() - 4 && x < wedge.x() + wedge.width() + 4) {
                return Optional.of(wedge.path());
            }
        }
        return spanAt(x)
                .flatMap(span -> columns.stream()
                        .filter(column -> x >= column.x())
                        .reduce((first, second) -> second)
                        .map(Column::path));
    }

    /** The block at a position. */
    Optional<Span> spanAt(double x) {
        return spans.stream()
                .filter(span -> x >= span.fromX() && x < span.toX())
                .findFirst();
    }

    /** Left and right edge of a layer or block. */
    Optional<double[]> edges(LayerPath path) {
        for (Column column : columns) {
            if (column.path().equals(path)) {
                return Optional.of(new double[] {column.x(), column.x() + column.width()});
            }
        }
        for (Wedge wedge : wedges) {
            if (wedge.path().equals(path)) {
                return Optional.of(new double[] {wedge.x(), wedge.x() + wedge.width()});
            }
        }
        return spans.stream()
                .filter(span -> span.path().equals(path))
                .findFirst()
                .map(span -> new double[] {span.fromX(), span.toX()});
    }

    private static final class Builder {
        private final Network network;
        private final Map<LayerPath, LayerBytes> bytes = new HashMap<>();
        private final double pitch;
        private final double gap;
        private final double width;
        private final List<Column> columns = new ArrayList<>();
        private final List<Wedge> wedges = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private double x;

        Builder(Predictions predictions, StoragePlan plan, double visibleWidth, double zoom) {
            network = predictions.network();
            predictions.of(plan).layers().forEach(layer -> bytes.put(layer.layer(), layer));
            int layers = network.denseLayers().size();
            double wedgeRoom = (network.blocks().size() + 1) * WEDGE_ROOM;
            width = visibleWidth * zoom;
            pitch = Math.min(WIDEST_PITCH, Math.max(0.01, (width - wedgeRoom) / layers));
            gap = pitch >= 14 ? 2 : pitch >= 5 ? 1 : 0;
            x = Math.max(0, (width - wedgeRoom - pitch * layers) / 2);
        }

        PictureLayout build() {
            wedge(LayerPath.STEM, 0.1, 0.3);
            for (DenseBlock block : network.blocks()) {
                block(block);
                double out = 0.55 * (0.5 + 0.5 * network.spec().compression());
                block.transition().ifPresent(transition -> wedge(transition.path(), 0.55, out));
            }
            wedge(LayerPath.HEAD, 0.3, 0.1);
            return new PictureLayout(columns, wedges, spans, width);
        }

        private void wedge(LayerPath path, double left, double right) {
            wedges.add(new Wedge(path, x + (WEDGE_ROOM - WEDGE_WIDTH) / 2, WEDGE_WIDTH, left, right));
            x += WEDGE_ROOM;
        }

        private void block(DenseBlock block) {
            double from = x;
            for (DenseLayer layer : block.layers()) {
                columns.add(new Column(layer, bytes.get(layer.path()), x, pitch - gap));
                x += pitch;
            }
            spans.add(new Span(block, from, x - gap));
        }
    }
}
