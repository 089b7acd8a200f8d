package dev.densescope.cli.run;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunRecord;
import java.util.Optional;

/** A limit on the measured reserved bytes of a run. */
public record PeakGate(long maxBytes) {
    /** One sentence if the run with this label exceeded the limit. */
    public Optional<String> exceededBy(String label, RunRecord run) {
        return run.measurement()
                .filter(measured -> measured.reservedBytes() > maxBytes)
                .map(measured -> "--max-peak of %s (%s) is exceeded: %s reserved %s (%s)."
                        .formatted(
                                QuantityText.PLAIN.bytes(maxBytes),
                                QuantityText.PLAIN.exactBytes(maxBytes),
                                label,
                                QuantityText.PLAIN.bytes(measured.reservedBytes()),
                                QuantityText.PLAIN.exactBytes(measured.reservedBytes())));
    }
}
