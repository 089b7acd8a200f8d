package dev.densescope.weights.design;

import java.util.List;
import java.util.Optional;

/**
 * Finds the compression theta of the transitions of a network: each has {@code floor(theta * channels)} output
 * channels.
 */
final class Compression {
    private static final int MAX_DECIMALS = 9;
    private static final List<Double> USUAL = List.of(0.5, 1.0);

    private Compression() {}

    /** Input and output channels of a transition. */
    record Channels(int in, int out) {}

    /** The shortest decimal that fits all transitions, with a preference for usual values; empty if none fits. */
    static Optional<Double> of(List<Channels> transitions) {
        for (double usual : USUAL) {
            if (fits(usual, transitions)) {
                return Optional.of(usual);
            }
        }
        double min = transitions.stream()
                .mapToDouble(each -> (double) each.out() / each.in())
                .max()
                .orElse(1);
        double scale = 1;
        for (int decimals = 1; decimals <= MAX_DECIMALS; decimals++) {
            scale *= 10;
            double theta = Math.ceil(min * scale) / scale;
            if (fits(theta, transitions)) {
                return Optional.of(theta);
            }
        }
        return fits(min, transitions) ? Optional.of(min) : Optional.empty();
    }

    private static boolean fits(double theta, List<Channels> transitions) {
        return theta <= 1 && transitions.stream().allMatch(each -> (int) Math.floor(theta * each.in()) == each.out());
    }
}
