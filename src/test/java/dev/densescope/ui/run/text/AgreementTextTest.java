package dev.densescope.ui.run.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.session.MemoryAgreement;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTextTest {
    @Test
    void featureMapsAboveThePeakAreExplained() {
        assertEquals(
                List.of(
                        "Feature maps in forward: 3\u00a0bytes, as predicted",
                        "Peak of live bytes: 2\u00a0bytes, as predicted",
                        "Reserved: 4\u00a0bytes, as predicted",
                        "Feature maps exceed the peak: they count storage, whose memory is used again at other times"),
                AgreementText.details(agreement(3, 2)).lines().limit(4).toList());
        assertEquals(
                "Live bytes during each operation: as predicted",
                AgreementText.details(agreement(2, 2))
                        .lines()
                        .skip(3)
                        .findFirst()
                        .orElseThrow());
    }

    private static MemoryAgreement agreement(long featureMaps, long peak) {
        return new MemoryAgreement(bytes(featureMaps), bytes(peak), bytes(4), List.of(), List.of());
    }

    private static MemoryAgreement.Bytes bytes(long each) {
        return new MemoryAgreement.Bytes(each, each);
    }
}
