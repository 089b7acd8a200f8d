package dev.densescope.session.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the learning rate changes over a training (training recipe of the originals). */
public enum LearningRateSchedule {
    /** Constant. */
    CONSTANT {
        @Override
        public double rate(double first, int step, int steps) {
            return first;
        }
    },
    /** A tenth after half of the training, a hundredth after three quarters. */
    STEP {
        @Override
        public double rate(double first, int step, int steps) {
            long quarters = 4L * (step - 1);
            return quarters >= 3L * steps ? first * 0.01 : quarters >= 2L * steps ? first * 0.1 : first;
        }
    },
    /** {@code first / 2 * (1 + cos(pi t / T))}, from the first rate towards 0. */
    COSINE {
        @Override
        public double rate(double first, int step, int steps) {
            return 0.5 * first * (1 + Math.cos(Math.PI * (step - 1) / steps));
        }
    };

    /** The word for the command line and files: {@code constant}, {@code step}, {@code cosine}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The learning rate of a step.
     *
     * @param first of the first step
     * @param step counted from 1
     * @param steps of the whole training
     */
    public abstract double rate(double first, int step, int steps);

    /** The schedule with an id, if there is one. */
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
