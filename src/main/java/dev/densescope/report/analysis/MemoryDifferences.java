package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.MemoryAgreement;
import java.util.ArrayList;
import java.util.List;

/** Describes differences between measured and predicted memory. */
public final class MemoryDifferences {
    private MemoryDifferences() {}

    /** Measured minus predicted bytes of each quantity that differs, in words of a language; empty if all agree. */
    public static List<String> of(MemoryAgreement agreement, QuantityText numbers) {
        List<String> differences = new ArrayList<>();
        add(differences, numbers.translated("forward feature maps"), agreement.forwardFeatureMaps(), numbers);
        add(differences, numbers.translated("peak live"), agreement.peakLive(), numbers);
        add(differences, numbers.translated("reserved"), agreement.reserved(), numbers);
        if (!agreement.operations().isEmpty()) {
            MemoryAgreement.OperationBytes first = agreement.operations().get(0);
            differences.add(numbers.translated(
                    "live during %s of %s %s, %s",
                    first.operation().name(),
                    first.operation().layer(),
                    bytes(first.live(), numbers),
                    among(
                            agreement.operations().size(),
                            numbers.translated("operation"),
                            numbers.translated("operations"),
                            numbers)));
        }
        if (!agreement.layers().isEmpty()) {
            differences.add(numbers.translated(
                    "tensors of %s are not as large as predicted, %s",
                    agreement.layers().get(0),
                    among(
                            agreement.layers().size(),
                            numbers.translated("layer"),
                            numbers.translated("layers"),
                            numbers)));
        }
        return differences;
    }

    private static String among(int count, String one, String many, QuantityText numbers) {
        return count == 1
                ? numbers.translated("the only %s that differs", one)
                : numbers.translated("the first of %d %s that differ", count, many);
    }

    private static void add(List<String> differences, String name, MemoryAgreement.Bytes bytes, QuantityText numbers) {
        if (!bytes.isExact()) {
            differences.add(name + " " + bytes(bytes, numbers));
        }
    }

    private static String bytes(MemoryAgreement.Bytes bytes, QuantityText numbers) {
        return numbers.exactBytes(bytes.excess());
    }
}
