package dev.densescope.trace;

import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.LayerPath;
import java.time.Instant;
import java.util.List;

/**
 * A run for writers of traces.
 *
 * @param label distinguishes the run in its report
 * @param number of the run in its report, from 1
 */
public record TracedRun(RunRecord run, String label, int number) {
    private static final String UNNAMED = "DenseNet";
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_SECONDS = 9_000_000_000L; // so that nanoseconds fit into a long

    /** The name of the design in one line. */
    public String design() {
        return PlainName.of(run.settings().spec().name(), UNNAMED);
    }

    /** The label in one line. */
    public String plainLabel() {
        return PlainName.of(label, UNNAMED);
    }

    /** The start of the run in nanoseconds since 1970, within the range of a long. */
    public long startNanos() {
        Instant start = run.startedAt();
        long seconds = Math.max(0, Math.min(MAX_SECONDS, start.getEpochSecond()));
        return seconds * NANOS_PER_SECOND + start.getNano();
    }

    /** The bytes allocated on the device: measured, or predicted if no step was finished. */
    public long reservedBytes() {
        return run.measurement()
                .map(Measurement::reservedBytes)
                .orElseGet(() -> run.prediction().reservedBytes());
    }

    /** The frames of a layer in a stack, outermost first: {@code block1} and {@code block1/layer3}, or {@code stem}. */
    public static List<String> frames(LayerPath layer) {
        return layer.kind() == LayerPath.Kind.DENSE_LAYER
                ? List.of(LayerPath.block(layer.block()).text(), layer.text())
                : List.of(layer.text());
    }
}
