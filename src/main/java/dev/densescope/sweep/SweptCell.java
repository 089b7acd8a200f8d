package dev.densescope.sweep;

import dev.densescope.sweep.grid.SweepCell;
import java.util.Optional;

/** A cell and what is known of it. */
public record SweptCell(SweepCell cell, CellState state) {
    /** Its numbers, if it is completed. */
    public Optional<CellFigures> figures() {
        return state.figures();
    }
}
