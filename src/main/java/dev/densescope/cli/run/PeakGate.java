package dev.densescope.cli.run;

import dev.densescope.memory.ByteText;
import dev.densescope.session.RunRecord;
import java.util.Locale;
import java.util.Optional;

/** The most bytes that a run may have reserved. */
public record PeakGate(long mostBytes) {
    /** One sentence if the run was measured to have reserved more. */
    public Optional<String> exceededBy(RunRecord run) {
        return run.measurement()
                .filter(measured -> measured.reservedBytes() > mostBytes)
                .map(measured -> "--max-peak of %s (%s) is exceeded: %s reserved %s (%s)."
                        .formatted(
                                ByteText.of(mostBytes, Locale.ROOT),
                                ByteText.exact(mostBytes, Locale.ROOT),
                                run.settings().storage().id(),
                                ByteText.of(measured.reservedBytes(), Locale.ROOT),
                                ByteText.exact(measured.reservedBytes(), Locale.ROOT)));
    }
}
