package dev.densescope.plan.fit;

import dev.densescope.network.Network;
import dev.densescope.plan.ReservedBytes;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The largest value of a dimension that fits a number of bytes. The bytes of a value come from its schedule, so the answer is
 * exact: the value fits, and the next one does not. Bytes are about a parabola of the value, so one through values already
 * tried leads to the answer within a few schedules.
 *
 * @param design all but the dimension of which stays as it is
 * @param plan that fits every design, such as a strategy
 * @param bytes that may be reserved
 * @param stop asked before each schedule
 */
public record LargestFit(DenseNetSpec design, StoragePlan plan, Target target, long bytes, BooleanSupplier stop) {
    /** A parabola may be far off, and a large value takes long: no step is longer than so many times the one before. */
    private static final int MAX_FACTOR = 4;

    /** After so many tries, every second one does not follow the parabola, so that the search ends soon whatever it is. */
    private static final int TRIES = 6;

    /**
     * The largest value that fits; empty if not even the smallest design of the dimension does.
     *
     * @throws CancellationException once {@code stop} says so
     */
    public OptionalInt of(Dimension dimension) {
        Search search = new Search(dimension);
        return search.run() ? OptionalInt.of(search.fits) : OptionalInt.empty();
    }

    /** A value that fits and one that does not, moved towards each other. */
    private final class Search {
        private final Dimension dimension;
        private final TriedValues tried = new TriedValues();
        private int fits;
        private int tooLarge;
        /** Whether there is a larger design that does not fit, rather than none. */
        private boolean isBounded;

        private int last;
        private int step;

        Search(Dimension dimension) {
            this.dimension = dimension;
        }

        boolean run() {
            int own = dimension.of(design);
            fits = boundary(own, 0);
            tooLarge = boundary(own, dimension.most() + 1) + 1;
            last = fits;
            if (!fits(fits)) {
                return false;
            }
            for (int tries = 1; tooLarge - fits > 1; tries++) {
                note(tries == 1 ? own : tries > TRIES && tries % 2 == 0 ? farther() : estimate());
            }
            return true;
        }

        private void note(int value) {
            int within = Math.min(tooLarge - 1, Math.max(fits + 1, value));
            step = Math.abs(within - last);
            last = within;
            if (fits(within)) {
                fits = within;
            } else {
                tooLarge = within;
                isBounded = true;
            }
        }

        private int estimate() {
            long longest = (long) MAX_FACTOR * step;
            int estimate = tried.largestWithin(bytes, fits, tooLarge - 1);
            return Math.toIntExact(Math.max(last - longest, Math.min(last + longest, estimate)));
        }

        /** Halfway to what is known to be too large; as long as nothing is, the longest step. */
        private int farther() {
            return isBounded
                    ? fits + (tooLarge - fits) / 2
                    : Math.toIntExact(Math.min(tooLarge - 1, fits + (long) MAX_FACTOR * step));
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

        private boolean fits(int value) {
            long reserved = reserved(value);
            tried.add(value, reserved);
            return reserved <= bytes;
        }

        private long reserved(int value) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("the search was stopped");
            }
            Network network = Network.of(dimension.with(design, value).orElseThrow());
            return ReservedBytes.of(network, plan, target);
        }
    }
}
