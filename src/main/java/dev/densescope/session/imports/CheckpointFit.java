package dev.densescope.session.imports;

import java.util.List;
import java.util.Optional;

/**
 * How a run would go on with the training of a checkpoint.
 *
 * @param otherDesign in what its design differs, apart from the name; the run would be refused for any
 * @param objections why it cannot go on otherwise, clauses about its training; the run would be refused for any
 * @param changes in what it would go on otherwise, one sentence; empty if in nothing
 * @param stepsLeft that the run would do; it would be refused for none
 */
public record CheckpointFit(
        List<String> otherDesign, List<String> objections, Optional<String> changes, int stepsLeft) {
    public CheckpointFit {
        otherDesign = List.copyOf(otherDesign);
        objections = List.copyOf(objections);
    }

    /** Whether a run would start. */
    public boolean suits() {
        return otherDesign.isEmpty() && objections.isEmpty() && stepsLeft > 0;
    }
}
