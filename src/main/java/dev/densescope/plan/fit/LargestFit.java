package dev.densescope.plan.fit;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The largest value of a dimension that fits a number of bytes. The bytes of a value come from its schedule, so the answer is
 * exact: the value fits, and the next one does not. Bytes grow about as a power of the value,
 * so a secant of logarithms between what fits and what does not takes a few schedules.
 *
 * @param design all but the dimension of which stays as it is
 * @param plan that fits every design, such as a strategy
 * @param bytes that may be reserved
 * @param stop asked before each schedule
 */
public record LargestFit(DenseNetSpec design, StoragePlan plan, Target target, long bytes, BooleanSupplier stop) {
    private static final double MIN_POWER = 0.2;
    /** A schedule takes long where the value is large. */
    private static final double MAX_FACTOR = 4;

    private static final double BEYOND = 1.02;

    /**
     * The largest value that fits; empty if not even the smallest design of the dimension does.
     *
     * @throws CancellationException once {@code stop} says so
     */
    public OptionalInt of(Dimension dimension) {
        Search search = new Search(dimension);
        return search.run() ? OptionalInt.of(search.fits) : OptionalInt.empty();
    }

    /** A value that fits and one that does not, with their bytes, moved towards each other. */
    private final class Search {
        private final Dimension dimension;
        private int fits;
        private long fitsBytes;
        /** The value that fitted before. */
        private int smaller;

        private long smallerBytes;
        private int tooLarge;
        /** Unknown as long as no value was seen that exists and does not fit. */
        private OptionalLong tooLargeBytes = OptionalLong.empty();

        Search(Dimension dimension) {
            this.dimension = dimension;
        }

        boolean run() {
            int own = dimension.of(design);
            fits = boundary(own, 0);
            tooLarge = boundary(own, dimension.most() + 1) + 1;
            fitsBytes = reserved(fits);
            if (fitsBytes > bytes) {
                return false;
            }
            int next = own;
            for (int tries = 1; tooLarge - fits > 1; tries++) {
                note(Math.min(tooLarge - 1, Math.max(fits + 1, next)));
                next = tooLargeBytes.isEmpty() ? extrapolated() : tries % 3 == 0 ? middle() : secant();
            }
            return true;
        }

        /** The last value of which there is a design, from one of which there is towards one of which there is none. */
        private int boundary(int exists, int none) {
            int in = exists;
            int out = none;
            while (Math.abs(out - in) > 1) {
                int between = in + (out - in) / 2;
                if (dimension.with(design, between).isPresent()) {
                    in = between;
                } else {
                    out = between;
                }
            }
            return in;
        }

        private void note(int value) {
            long reserved = reserved(value);
            if (reserved <= bytes) {
                smaller = fits;
                smallerBytes = fitsBytes;
                fits = value;
                fitsBytes = reserved;
            } else {
                tooLarge = value;
                tooLargeBytes = OptionalLong.of(reserved);
            }
        }

        /** A little beyond where a power of the value through the last two that fit reaches the bytes. */
        private int extrapolated() {
            double power = Math.log((double) fitsBytes / smallerBytes) / Math.log((double) fits / smaller);
            double factor = Math.pow((double) bytes / fitsBytes, 1 / Math.max(MIN_POWER, power));
            return (int) Math.ceil(Math.min(MAX_FACTOR, factor * BEYOND) * fits);
        }

        /** Where a power of the value through both ends reaches the bytes. */
        private int secant() {
            double share =
                    Math.log((double) bytes / fitsBytes) / Math.log((double) tooLargeBytes.getAsLong() / fitsBytes);
            return (int) (fits * Math.pow((double) tooLarge / fits, share));
        }

        /** A secant may creep along one side. */
        private int middle() {
            return fits + (tooLarge - fits) / 2;
        }

        private long reserved(int value) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("the search was stopped");
            }
            Network network = Network.of(dimension.with(design, value).orElseThrow());
            return new PlanEvaluator(network, target).evaluate(plan).reservedBytes();
        }
    }
}
