package dev.densescope.compare.overlay;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.Comparator;

/** A position on the axis of layers: a layer on the way forward or on the way back, or the update. */
public record Station(LayerPath layer, Way way) implements Comparable<Station> {
    /** Forward through the layers, and back. */
    public enum Way {
        FORWARD,
        /** Recomputation included. */
        BACKWARD,
        UPDATE
    }

    private static final Comparator<LayerPath> FORWARD_ORDER = Comparator.comparingInt(Station::block)
            .thenComparing(layer -> layer.kind() == LayerPath.Kind.TRANSITION)
            .thenComparingInt(LayerPath::layer);

    private static final Comparator<Station> ORDER =
            Comparator.comparing(Station::way).thenComparing(Station::byWay);

    /** The station of an operation. */
    static Station of(TracedOperation operation) {
        if (operation.phase() == Phase.UPDATE) {
            return new Station(LayerPath.NETWORK, Way.UPDATE);
        }
        return new Station(operation.layer(), operation.phase() == Phase.FORWARD ? Way.FORWARD : Way.BACKWARD);
    }

    /** The part of the network that it belongs to: the whole of a block, otherwise its layer. */
    public LayerPath part() {
        return layer.isInBlock() ? LayerPath.block(layer.block()) : layer;
    }

    /** Such as {@code block1/layer3, backward}. */
    public String text() {
        return switch (way) {
            case FORWARD -> layer + ", forward";
            case BACKWARD -> layer + ", backward";
            case UPDATE -> "update";
        };
    }

    @Override
    public int compareTo(Station other) {
        return ORDER.compare(this, other);
    }

    private static int byWay(Station one, Station other) {
        int forward = FORWARD_ORDER.compare(one.layer, other.layer);
        return one.way == Way.BACKWARD ? -forward : forward;
    }

    private static int block(LayerPath layer) {
        return switch (layer.kind()) {
            case NETWORK, STEM -> 0;
            case BLOCK, DENSE_LAYER, TRANSITION -> layer.block();
            case HEAD -> Integer.MAX_VALUE;
        };
    }
}
