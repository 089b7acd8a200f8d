package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.MemoryAgreement;
import java.util.ArrayList;
import java.util.List;

/** Describes differences between measured and predicted memory. */
public final class MemoryDifferences {
    private MemoryDifferences() {}

    /** Measured minus predicted bytes of each quantity that differs; empty if all agree. */
    public static List<String> of(MemoryAgreement agreement) {
        List<String> differences = new ArrayList<>();
        add(differences, "forward feature maps", agreement.forwardFeatureMaps());
        add(differences, "peak live", agreement.peakLive());
        add(differences, "reserved", agreement.reserved());
        if (!agreement.operations().isEmpty()) {
            MemoryAgreement.OperationBytes first = agreement.operations().get(0);
            differences.add("live during %s of %s %s, %s"
                    .formatted(
                            first.operation().name(),
                            first.operation().layer(),
                            bytes(first.live()),
                            among(agreement.operations().size(), "operation")));
        }
        if (!agreement.layers().isEmpty()) {
            differences.add("tensors of %s are not as large as predicted, %s"
                    .formatted(
                            agreement.layers().get(0), among(agreement.layers().size(), "layer")));
        }
        return differences;
    }

    private static String among(int count, String what) {
        return count == 1
                ? "the only %s that differs".formatted(what)
                : "the first of %d %ss that differ".formatted(count, what);
    }

    private static void add(List<String> differences, String name, MemoryAgreement.Bytes bytes) {
        if (!bytes.isExact()) {
            differences.add(name + " " + bytes(bytes));
        }
    }

    private static String bytes(MemoryAgreement.Bytes bytes) {
        return QuantityText.PLAIN.exactBytes(bytes.excess());
    }
}
