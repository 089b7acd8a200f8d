package dev.densescope.report.chart;

import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.report.svg.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each layer's bar stands: dense layers close together, a wider gap around stem, transitions and head.
 *
 * @param lefts left edge of each layer's bar, in pixels
 * @param barWidth in pixels
 */
record LayerColumns(List<Double> lefts, double barWidth) {
    private static final double BLOCK_GAP = 1.4;
    private static final double MOST_PITCH = 34;

    LayerColumns {
        lefts = List.copyOf(lefts);
    }

    static LayerColumns of(Network network, Frame frame) {
        List<Double> places = new ArrayList<>();
        double place = 0;
        Layer before = network.layers().get(0);
        for (Layer layer : network.layers()) {
            if (layer instanceof DenseLayer != before instanceof DenseLayer) {
                place += BLOCK_GAP - 1;
            }
            places.add(place);
            place += 1;
            before = layer;
        }
        double pitch = Math.min(MOST_PITCH, frame.width() / place);
        double gap = pitch >= 5 ? Math.max(1, pitch * 0.12) : 0;
        double start = frame.left() + (frame.width() - pitch * place) / 2;
        return new LayerColumns(places.stream().map(at -> start + at * pitch).toList(), pitch - gap);
    }

    double left(int layer) {
        return lefts.get(layer);
    }
}
