package dev.densescope.trace.imports;

/** The kind of an imported trace. */
public enum TraceKind {
    /** A pickle of {@code torch.cuda.memory._dump_snapshot}. */
    PYTORCH_SNAPSHOT("pytorch-snapshot", "PyTorch memory snapshot"),
    /** A Chrome trace that this program has exported. */
    DENSESCOPE_CHROME("densescope-chrome", "Chrome trace of DenseScope"),
    /** A Chrome trace of {@code torch.profiler}. */
    PROFILER_CHROME("profiler-chrome", "Chrome trace of torch.profiler");

    private final String id;
    private final String label;

    TraceKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The display name. */
    public String label() {
        return label;
    }
}
