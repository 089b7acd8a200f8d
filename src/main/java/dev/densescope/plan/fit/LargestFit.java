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
 * The largest value of a dimension that fits into a number of bytes. The bytes of a value come from its schedule, so
 * the answer is exact: the value fits, and the next one does not. Bytes grow roughly as a quadratic function of the
 * value, so interpolation with a parabola finds the answer with a few evaluations.
 *
 * @param design the design whose other dimensions are fixed
 * @param plan a plan that can be used with every design, such as a strategy
 * @param bytes that may be reserved
 * @param stop polled before each evaluation
 */
public record LargestFit(DenseNetSpec design, StoragePlan plan, Target target, long bytes, BooleanSupplier stop) {
    /**
     * Maximum ratio of a step to the previous one: a parabola may overestimate, and large values take long to evaluate.
     */
    private static final int MAX_FACTOR = 4;

    /**
     * Number of tries after which every second one is a bisection, so that the search ends soon even if the parabola
     * fits badly.
     */
    private static final int TRIES = 6;

    /**
     * The largest value that fits; empty if not even the smallest one does.
     *
     * @throws CancellationException if {@code stop} returns true
     */
    public OptionalInt of(Dimension dimension) {
        Search search = new Search(dimension);
        return search.run() ? OptionalInt.of(search.fits) : OptionalInt.empty();
    }

    /** The search interval: the largest value known to fit, and the smallest value known not to. */
    private final class Search {
        private final Dimension dimension;
        private final TriedValues tried = new TriedValues();
        private int fits;
        private int tooLarge;
        /** Whether {@code tooLarge} is a design that does not fit; otherwise it is no valid design. */
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

        /** The middle of the interval; before a value is known not to fit, the longest step. */
        private int farther() {
            return isBounded
                    ? fits + (tooLarge - fits) / 2
                    : Math.toIntExact(Math.min(tooLarge - 1, fits + (long) MAX_FACTOR * step));
        }

        /** The last valid value on the way from a valid to an invalid one. */
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
