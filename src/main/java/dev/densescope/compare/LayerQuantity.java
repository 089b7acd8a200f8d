package dev.densescope.compare;

import java.util.function.ToLongFunction;

/** What is compared of a layer. */
public enum LayerQuantity {
    KEPT(LayerFigures::keptBytes),
    PEAK(LayerFigures::peakBytes),
    TIME(LayerFigures::nanos);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final ToLongFunction<LayerFigures> value;

    LayerQuantity(ToLongFunction<LayerFigures> value) {
        this.value = value;
    }

    /** The value of a layer, in bytes or nanoseconds. */
    public long of(LayerFigures layer) {
        return value.applyAsLong(layer);
    }
}
