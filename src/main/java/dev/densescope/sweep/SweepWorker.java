package dev.densescope.sweep;

import dev.densescope.sweep.grid.Shard;
import dev.densescope.sweep.grid.SweepCell;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Computes the cells of a sweep that nobody has computed or is computing, in order. Any number of processes may do so in the
 * same folder. Confined to one thread.
 */
public final class SweepWorker {
    private final SweepFolder folder;
    private final CellStore store;
    private final CellWork work;
    private final SweepListener listener;
    private final BooleanSupplier stop;
    private boolean toldOfLocks;

    /**
     * How a sweep ended.
     *
     * @param computed cells that this process completed
     * @param complete cells that were complete before
     * @param failed cells that are recorded as failed, by whomever
     * @param held cells that other processes were computing
     */
    public record Outcome(int computed, int complete, int failed, int held) {}

    /** @param stop whether to abandon the current cell and end */
    public SweepWorker(SweepFolder folder, CellWork work, SweepListener listener, BooleanSupplier stop) {
        this(folder, folder.store(), work, listener, stop);
    }

    SweepWorker(SweepFolder folder, CellStore store, CellWork work, SweepListener listener, BooleanSupplier stop) {
        this.folder = folder;
        this.store = store;
        this.work = work;
        this.listener = listener;
        this.stop = stop;
    }

    /** What became of a cell in this process. */
    private enum End {
        COMPUTED,
        COMPLETE,
        FAILED,
        HELD,
        STOPPED
    }

    /**
     * Computes the cells of a shard.
     *
     * @param retries whether failed cells are computed again
     * @throws SweepException if a file cannot be read or written; all earlier cells are kept
     */
    public Outcome run(Shard shard, boolean retries) {
        List<SweepCell> cells =
                folder.sweep().grid().cells().stream().filter(shard::has).toList();
        listener.begun(cells.size());
        Map<End, Integer> ends = new EnumMap<>(End.class);
        try (CellClaims claims = folder.claims()) {
            for (SweepCell cell : cells) {
                if (stop.getAsBoolean()) {
                    break;
                }
                ends.merge(visit(cell, claims, retries), 1, Integer::sum);
            }
        }
        return new Outcome(
                ends.getOrDefault(End.COMPUTED, 0),
                ends.getOrDefault(End.COMPLETE, 0),
                ends.getOrDefault(End.FAILED, 0),
                ends.getOrDefault(End.HELD, 0));
    }

    private End visit(SweepCell cell, CellClaims claims, boolean retries) {
        Optional<End> before = end(store.read(cell), retries);
        if (before.isPresent()) {
            listener.passed(cell);
            return before.get();
        }
        Optional<CellClaims.Claim> claimed = claims.tryClaim(cell);
        tellOfLocks(claims);
        if (claimed.isEmpty()) {
            listener.passed(cell);
            return End.HELD;
        }
        try (CellClaims.Claim claim = claimed.get()) {
            return visitClaimed(cell, retries);
        }
    }

    /** Looks again: another process may have completed the cell since it was looked at. */
    private End visitClaimed(SweepCell cell, boolean retries) {
        CellState state = store.read(cell);
        Optional<End> meanwhile = end(state, retries);
        if (meanwhile.isPresent()) {
            listener.passed(cell);
            return meanwhile.get();
        }
        if (state instanceof CellState.Damaged damaged) {
            listener.damaged(cell, damaged.reason());
        }
        listener.started(cell);
        return compute(cell);
    }

    private End compute(SweepCell cell) {
        Optional<CellWork.Found> found = work.compute(folder.sweep(), cell);
        if (found.isEmpty() || stop.getAsBoolean()) {
            found.ifPresent(CellWork.Found::close);
            return End.STOPPED;
        }
        try (CellWork.Found done = found.get()) {
            if (done instanceof CellWork.Found.Failed failed) {
                store.write(cell, failed.failure());
                listener.failed(cell, failed.failure().sentence());
                return End.FAILED;
            }
            if (done instanceof CellWork.Found.Predicted predicted) {
                store.write(cell, predicted.figures());
            } else if (done instanceof CellWork.Found.Measured measured) {
                store.writeRun(cell, measured.file().file());
            }
            listener.completed(cell);
            return End.COMPUTED;
        }
    }

    private static Optional<End> end(CellState state, boolean retries) {
        if (state instanceof CellState.Completed) {
            return Optional.of(End.COMPLETE);
        }
        return state instanceof CellState.Failed && !retries ? Optional.of(End.FAILED) : Optional.empty();
    }

    private void tellOfLocks(CellClaims claims) {
        if (!claims.hasLocks() && !toldOfLocks) {
            toldOfLocks = true;
            listener.withoutLocks();
        }
    }
}
