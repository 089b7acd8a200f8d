package dev.densescope.session.imports;

import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;

/**
 * How a run would resume the training of a checkpoint.
 *
 * @param otherDesign differences of its design, apart from the name; with any, the run is refused
 * @param objections other reasons why it cannot be resumed, as clauses about its training; with any, the run is refused
 * @param changes settings that would change, one sentence; empty if none
 * @param stepsLeft steps that the run would do; with none, it is refused
 */
public record CheckpointFit(List<Text> otherDesign, List<Text> objections, Optional<Text> changes, int stepsLeft) {
    public CheckpointFit {
        otherDesign = List.copyOf(otherDesign);
        objections = List.copyOf(objections);
    }

    /** Whether a run would start. */
    public boolean suits() {
        return otherDesign.isEmpty() && objections.isEmpty() && stepsLeft > 0;
    }
}
