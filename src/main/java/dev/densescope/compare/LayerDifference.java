package dev.densescope.compare;

import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One layer in two runs.
 *
 * @param run the layer in the run; empty if it has no such layer
 * @param reference the layer in the reference; empty if it has no such layer
 */
public record LayerDifference(LayerPath layer, Optional<LayerFigures> run, Optional<LayerFigures> reference) {
    /** The value of the run less that of the reference; 0 if one has no such layer. */
    public long difference(LayerQuantity quantity) {
        return run.isPresent() && reference.isPresent() ? quantity.of(run.get()) - quantity.of(reference.get()) : 0;
    }

    /** The layers of both runs, in forward order: first those of the reference. */
    static List<LayerDifference> between(ComparedRun run, ComparedRun reference) {
        Map<LayerPath, LayerFigures> own = byPath(run);
        Map<LayerPath, LayerFigures> others = byPath(reference);
        List<LayerDifference> differences = new ArrayList<>();
        if (own.isEmpty() || others.isEmpty()) {
            return differences;
        }
        Map<LayerPath, LayerFigures> all = new LinkedHashMap<>(others);
        own.forEach(all::putIfAbsent);
        for (LayerPath layer : all.keySet()) {
            differences.add(new LayerDifference(
                    layer, Optional.ofNullable(own.get(layer)), Optional.ofNullable(others.get(layer))));
        }
        return differences;
    }

    /** The same layers, largest difference first, whether more or less. */
    public static List<LayerDifference> sorted(List<LayerDifference> differences, LayerQuantity quantity) {
        Comparator<LayerDifference> byDifference =
                Comparator.comparingLong(layer -> Math.abs(layer.difference(quantity)));
        return differences.stream().sorted(byDifference.reversed()).toList();
    }

    private static Map<LayerPath, LayerFigures> byPath(ComparedRun run) {
        Map<LayerPath, LayerFigures> layers = new LinkedHashMap<>();
        run.layers().forEach(layer -> layers.put(layer.layer(), layer));
        return layers;
    }
}
