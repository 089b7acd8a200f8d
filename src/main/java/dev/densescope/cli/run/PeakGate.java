package dev.densescope.cli.run;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunRecord;
import java.util.Optional;

/** The most bytes that a run may have reserved. */
public record PeakGate(long maxBytes) {
    /** One sentence if the run of this label was measured to have reserved more. */
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
