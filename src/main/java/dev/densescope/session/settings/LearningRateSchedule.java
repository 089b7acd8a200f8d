package dev.densescope.session.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A learning rate schedule, as in the training recipe of the original implementations. */
public enum LearningRateSchedule {
    /** Constant. */
    CONSTANT {
        @Override
        public double rate(double first, int step, int steps) {
            return first;
        }
    },
    /** Divided by 10 after half of the training, and again after three quarters. */
    STEP {
        @Override
        public double rate(double first, int step, int steps) {
            long quarters = 4L * (step - 1);
            return quarters >= 3L * steps ? first * 0.01 : quarters >= 2L * steps ? first * 0.1 : first;
        }
    },
    /** Cosine annealing from the first rate to 0: {@code first / 2 * (1 + cos(pi t / T))}. */
    COSINE {
        @Override
        public double rate(double first, int step, int steps) {
            return 0.5 * first * (1 + Math.cos(Math.PI * (step - 1) / steps));
        }
    };

    /** The id in the command line and in files: {@code constant}, {@code step}, {@code cosine}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The learning rate of a step.
     *
     * @param first learning rate of the first step
     * @param step 1-based
     * @param steps of the whole training
     */
    public abstract double rate(double first, int step, int steps);

    /** The schedule with an id; empty if there is none. */
    public static Optional<LearningRateSchedule> ofId(String id) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.id().equals(id))
                .findFirst();
    }

    /** All ids, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(LearningRateSchedule::id).collect(Collectors.joining(", "));
    }
}
