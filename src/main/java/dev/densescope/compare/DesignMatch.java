package dev.densescope.compare;

import dev.densescope.spec.DenseNetSpec;

/** Whether two runs have one design and one batch, so that their figures say something about each other. */
public enum DesignMatch {
    SAME,
    OTHER,
    /** A record of another program tells neither. */
    UNKNOWN;

    static DesignMatch of(ComparedRun run, ComparedRun reference) {
        if (run.record().isEmpty() || reference.record().isEmpty()) {
            return UNKNOWN;
        }
        DenseNetSpec spec = run.record().get().settings().spec();
        return spec.equals(reference.record().get().settings().spec()) ? SAME : OTHER;
    }
}
