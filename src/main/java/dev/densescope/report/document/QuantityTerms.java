package dev.densescope.report.document;

import java.util.Map;

/** What the quantities of reports mean: the same in all documents. */
public final class QuantityTerms {
    private QuantityTerms() {}

    /** Adds the measured bytes. */
    public static void putBytes(Map<String, String> terms) {
        terms.put(
                "Forward feature maps",
                "Memory of the dense layers' intermediates in forward: all that are kept, and the widest of those in "
                        + "shared storage. It can exceed the reserved memory, because freed memory is reused.");
        terms.put("Peak live", "Maximum of the live bytes, the bytes of values that will still be read.");
        terms.put("Reserved", "Memory that the run allocated on the device, and that the device must have.");
        terms.put(
                "Process peak",
                "Peak memory of the process as the operating system or the driver reports it, including libraries and "
                        + "earlier runs.");
    }

    /** Adds the units of bytes. */
    public static void putUnits(Map<String, String> terms) {
        terms.put("MiB, GiB", "1,048,576 and 1,073,741,824 bytes.");
    }
}
