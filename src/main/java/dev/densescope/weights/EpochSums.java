package dev.densescope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Running sums of an unfinished epoch: a resumed training adds to them, so that the means of the epoch are those of an
 * uninterrupted training.
 *
 * @param loss sum of the losses of its finished steps, in order
 * @param correct number of images classified correctly in these steps
 * @param steps number of these steps, at least 1; fewer than the epoch has had if a checkpoint without sums was resumed
 */
public record EpochSums(double loss, long correct, int steps) implements OpenEpoch {
    private static final String LOSS = "epochLossSum";
    private static final String CORRECT = "epochCorrectImages";
    private static final String STEPS = "epochSteps";

    @Override
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(LOSS, Double.toString(loss));
        metadata.put(CORRECT, Long.toString(correct));
        metadata.put(STEPS, Integer.toString(steps));
        return metadata;
    }

    /** Parses metadata; empty if it has no sums, or one of them is not a number in its range. */
    static Optional<EpochSums> of(Map<String, String> metadata) {
        try {
            double loss = Double.parseDouble(metadata.getOrDefault(LOSS, ""));
            long correct = Long.parseLong(metadata.getOrDefault(CORRECT, ""));
            int steps = Integer.parseInt(metadata.getOrDefault(STEPS, ""));
            return Double.isFinite(loss) && correct >= 0 && steps >= 1
                    ? Optional.of(new EpochSums(loss, correct, steps))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
