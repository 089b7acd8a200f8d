package dev.densescope.ui.run;

import dev.densescope.memory.ByteText;
import dev.densescope.plan.Prediction;
import dev.densescope.session.Measurement;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether what was measured is what was predicted, to the byte.
 *
 * @param quantities each of those that must agree
 */
public record Agreement(List<Quantity> quantities) {
    /** A quantity that was predicted and measured. */
    public record Quantity(String name, long predictedBytes, long measuredBytes) {
        public boolean isExact() {
            return predictedBytes == measuredBytes;
        }
    }

    public Agreement {
        quantities = List.copyOf(quantities);
    }

    public static Agreement of(Prediction predicted, Measurement measured) {
        return new Agreement(List.of(
                new Quantity(
                        Messages.text("run.agreement.featureMaps"),
                        predicted.forwardFeatureMapBytes(),
                        measured.forwardFeatureMapBytes()),
                new Quantity(
                        Messages.text("run.agreement.peakLive"), predicted.peakLiveBytes(), measured.peakLiveBytes()),
                new Quantity(
                        Messages.text("run.agreement.reserved"), predicted.reservedBytes(), measured.reservedBytes())));
    }

    /** Whether all agree to the byte. */
    public boolean isExact() {
        return quantities.stream().allMatch(Quantity::isExact);
    }

    /** A line for each quantity, with all digits. */
    public String text() {
        return quantities.stream().map(Agreement::line).collect(Collectors.joining("\n"));
    }

    private static String line(Quantity quantity) {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        String measured = ByteText.exact(quantity.measuredBytes(), locale);
        return quantity.isExact()
                ? Messages.text("run.agreement.exact", quantity.name(), measured)
                : Messages.text(
                        "run.agreement.differs",
                        quantity.name(),
                        measured,
                        ByteText.exact(quantity.predictedBytes(), locale));
    }
}
