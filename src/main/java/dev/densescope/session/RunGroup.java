package dev.densescope.session;

import dev.densescope.session.settings.Rounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Runs that take turns: in each round every run has one, and in every second round in reverse order, so that a machine
 * that becomes slower or faster treats all alike. Runs join before {@link #begin}. Any thread.
 */
public final class RunGroup {
    private static final long LOOK_MILLIS = 20;

    private final Rounds rounds;
    private final List<Seat> seats = new ArrayList<>(); // guarded by this, as are the following fields
    private final Deque<Seat> waiting = new ArrayDeque<>(); // in this round, after the current one
    private Optional<Seat> current = Optional.empty();
    private int round;

    /** @param rounds number of rounds, at least 1 */
    public RunGroup(int rounds) {
        this.rounds = new Rounds(UUID.randomUUID().toString(), rounds);
    }

    /** Of one run without a break, which may begin at once. */
    public static RunGroup ofOne() {
        return new RunGroup(1);
    }

    /** The rounds, for the settings of its runs. */
    public Rounds rounds() {
        return rounds;
    }

    /** The round in progress, from 1; 0 before {@link #begin}. */
    public synchronized int round() {
        return round;
    }

    /** Adds a run. */
    public synchronized Seat join() {
        if (round > 0) {
            throw new IllegalStateException("the group has begun");
        }
        Seat seat = new Seat();
        seats.add(seat);
        return seat;
    }

    /** Gives the first run its turn. */
    public synchronized void begin() {
        if (round == 0) {
            next();
        }
    }

    private void next() {
        if (waiting.isEmpty()) {
            round++;
            List<Seat> order = new ArrayList<>(seats);
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            waiting.addAll(order);
        }
        current = Optional.ofNullable(waiting.poll());
        notifyAll();
    }

    /** The place of a run in its group. */
    public final class Seat {
        private Seat() {}

        /** Whether it is the turn of this run. */
        public boolean hasTurn() {
            synchronized (RunGroup.this) {
                return current.filter(this::equals).isPresent();
            }
        }

        /**
         * Waits for the turn of this run.
         *
         * @param stop polled; ends the wait
         * @return false if {@code stop} ended it
         */
        public boolean await(BooleanSupplier stop) {
            synchronized (RunGroup.this) {
                try {
                    while (!hasTurn() && !stop.getAsBoolean()) {
                        RunGroup.this.wait(LOOK_MILLIS);
                    }
                    return hasTurn() && !stop.getAsBoolean();
                } catch (InterruptedException giveUp) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }

        /** Ends the turn of this run. */
        public void pass() {
            synchronized (RunGroup.this) {
                if (hasTurn()) {
                    next();
                }
            }
        }

        /** The run has ended: it takes no more turns. */
        public void leave() {
            synchronized (RunGroup.this) {
                seats.remove(this);
                waiting.remove(this);
                pass();
            }
        }
    }
}
