package dev.densescope.sweep;

import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The numbers of a cell.
 *
 * @param forwardMacsPerImage multiply-accumulates of forward
 * @param reservedByCategory predicted: reserved bytes at the peak of the arena
 * @param medianStepNanos of the measured steps; empty if the cell is predicted
 */
public record CellFigures(
        long parameters,
        long forwardMacsPerImage,
        long forwardFeatureMapBytes,
        long peakLiveBytes,
        long reservedBytes,
        Map<Category, Long> reservedByCategory,
        OptionalLong medianStepNanos) {
    public CellFigures {
        EnumMap<Category, Long> all = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            all.put(category, reservedByCategory.getOrDefault(category, 0L));
        }
        reservedByCategory = Collections.unmodifiableMap(all);
    }

    static CellFigures of(Network network, Prediction prediction) {
        return new CellFigures(
                network.parameterCount(),
                network.forwardMacsPerImage(),
                prediction.forwardFeatureMapBytes(),
                prediction.peakLiveBytes(),
                prediction.reservedBytes(),
                prediction.reservedByCategory(),
                OptionalLong.empty());
    }

    /** Those of a completed run. */
    static CellFigures of(RunRecord run) {
        Network network = Network.of(run.settings().spec());
        Measurement measured = run.measurement().orElseThrow();
        return new CellFigures(
                network.parameterCount(),
                network.forwardMacsPerImage(),
                measured.forwardFeatureMapBytes(),
                measured.peakLiveBytes(),
                measured.reservedBytes(),
                run.prediction().reservedByCategory(),
                OptionalLong.of(run.medianStepNanos()));
    }
}
