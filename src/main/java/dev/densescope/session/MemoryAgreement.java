package dev.densescope.session;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.plan.Prediction;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares measured and predicted memory of a run, to the byte: in total, during each operation of its last step, and
 * per layer. Totals alone can agree although a tensor away from the peak has a wrong size or lifetime.
 *
 * @param operations during which live bytes differ from the prediction, in order
 * @param layers whose tensors differ in size from the prediction, in forward order
 */
public record MemoryAgreement(
        Bytes forwardFeatureMaps,
        Bytes peakLive,
        Bytes reserved,
        List<OperationBytes> operations,
        List<LayerPath> layers) {
    /** A number of bytes, predicted and measured. */
    public record Bytes(long predicted, long measured) {
        public boolean isExact() {
            return predicted == measured;
        }

        /** Measured minus predicted bytes. */
        public long excess() {
            return measured - predicted;
        }
    }

    /** Live bytes during an operation. */
    public record OperationBytes(TracedOperation operation, Bytes live) {}

    public MemoryAgreement {
        operations = List.copyOf(operations);
        layers = List.copyOf(layers);
    }

    /** Compares the measurement of a run with its prediction. */
    public static MemoryAgreement of(RunRecord run) {
        Prediction predicted = run.prediction();
        Measurement measured = run.measurement().orElseThrow();
        return new MemoryAgreement(
                new Bytes(predicted.forwardFeatureMapBytes(), measured.forwardFeatureMapBytes()),
                new Bytes(predicted.peakLiveBytes(), measured.peakLiveBytes()),
                new Bytes(predicted.reservedBytes(), measured.reservedBytes()),
                run.lastTrace()
                        .map(trace -> operations(predicted.profile(), trace))
                        .orElse(List.of()),
                layers(predicted.layers(), run.layers()));
    }

    /** Whether everything is as predicted. */
    public boolean isExact() {
        return forwardFeatureMaps.isExact()
                && peakLive.isExact()
                && reserved.isExact()
                && operations.isEmpty()
                && layers.isEmpty();
    }

    private static List<OperationBytes> operations(LiveProfile predicted, StepTrace trace) {
        LiveProfile measured = trace.liveProfile();
        return IntStream.range(0, Math.min(predicted.operations(), measured.operations()))
                .filter(operation -> differ(predicted, measured, operation))
                .mapToObj(operation -> new OperationBytes(
                        trace.legend().operations().get(operation),
                        new Bytes(predicted.totalBytes(operation), measured.totalBytes(operation))))
                .toList();
    }

    private static boolean differ(LiveProfile one, LiveProfile other, int operation) {
        for (Category category : Category.values()) {
            if (one.bytes(operation, category) != other.bytes(operation, category)) {
                return true;
            }
        }
        return false;
    }

    private static List<LayerPath> layers(List<LayerBytes> predicted, List<LayerMeasurement> measured) {
        List<LayerPath> layers = new ArrayList<>();
        for (int i = 0; i < Math.min(predicted.size(), measured.size()); i++) {
            if (!predicted.get(i).equals(measured.get(i).bytes())) {
                layers.add(predicted.get(i).layer());
            }
        }
        return layers;
    }
}
