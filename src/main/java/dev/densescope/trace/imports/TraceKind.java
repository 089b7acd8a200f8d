package dev.densescope.trace.imports;

/** The kind of an imported trace. */
public enum TraceKind {
    /** A pickle of {@code torch.cuda.memory._dump_snapshot}. */
    PYTORCH_SNAPSHOT,
    /** A Chrome trace that this program has exported. */
    DENSESCOPE_CHROME,
    /** A Chrome trace of {@code torch.profiler}. */
    PROFILER_CHROME
}
