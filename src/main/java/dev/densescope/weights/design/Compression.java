package dev.densescope.weights.design;

import java.util.List;
import java.util.Optional;

/** Finds the compression theta that every transition of a network had: each keeps {@code floor(theta * channels)}. */
final class Compression {
    private static final int MAX_DECIMALS = 9;
    private static final List<Double> USUAL = List.of(0.5, 1.0);

    private Compression() {}

    /** What a transition reads and gives. */
    record Channels(int in, int out) {}

    /** The shortest decimal that fits all transitions, a usual one first; empty if none does. */
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
