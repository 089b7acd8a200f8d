package dev.densescope.report.sweep;

import dev.densescope.sweep.CellState;
import dev.densescope.sweep.SweptCell;
import dev.densescope.sweep.grid.Sweep;
import java.time.Instant;
import java.util.List;

/**
 * The content of a report of a sweep.
 *
 * @param cells all of the grid, in its order
 * @param createdAt time of creation
 * @param program name and version of the program that merges
 */
public record SweepReport(Sweep sweep, List<SweptCell> cells, Instant createdAt, String program) {
    /** The name of its files, without extension. */
    public static final String NAME = "sweep-report";

    public SweepReport {
        cells = List.copyOf(cells);
    }

    /** Cells with numbers. */
    public List<SweptCell> completed() {
        return cells.stream().filter(cell -> cell.figures().isPresent()).toList();
    }

    /** Cells that could not be measured. */
    public List<SweptCell> failed() {
        return cells.stream()
                .filter(cell -> cell.state() instanceof CellState.Failed)
                .toList();
    }

    /** Cells that nobody has computed, or whose files are damaged. */
    public List<SweptCell> missing() {
        return cells.stream()
                .filter(cell -> cell.state() instanceof CellState.Missing || cell.state() instanceof CellState.Damaged)
                .toList();
    }

    /** Why a cell has no numbers; empty if it has, or if nobody has computed it. */
    public static String why(SweptCell cell) {
        if (cell.state() instanceof CellState.Failed failed) {
            return failed.sentence();
        }
        return cell.state() instanceof CellState.Damaged damaged
                ? damaged.reason().toString()
                : "";
    }
}
