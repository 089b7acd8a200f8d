package dev.densescope.compare;

import dev.densescope.spec.LayerPath;

/**
 * One layer of a run.
 *
 * @param keptBytes bytes of its feature maps in storage of their own
 * @param peakBytes most live bytes of the whole network while one of its operations ran
 * @param nanos its time in a step: forward, recomputation and backward
 */
public record LayerFigures(LayerPath layer, long keptBytes, long peakBytes, long nanos) {}
