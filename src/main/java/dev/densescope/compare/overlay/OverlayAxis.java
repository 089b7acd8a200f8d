package dev.densescope.compare.overlay;

/** What the live bytes of compared runs are drawn over. */
public enum OverlayAxis {
    /** Milliseconds since the start of the step. */
    TIME("time"),
    /** The number of the operation in the step, from 0; if all runs are imported, that of the event. */
    OPERATION("operation"),
    /** The layers in forward order, and back: the positions of backward have the same layers. */
    LAYER("layer");

    private final String id;

    OverlayAxis(String id) {
        this.id = id;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** Whether positions are whole numbers. */
    public boolean isWhole() {
        return this != TIME;
    }
}
