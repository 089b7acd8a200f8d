package dev.densescope.compare.overlay;

/** What the live bytes of compared runs are drawn over. */
public enum OverlayAxis {
    /** Milliseconds since the start of the step. */
    TIME("time", "Time"),
    /** The number of the operation in the step, from 0; of an imported record, the number of its event. */
    OPERATION("operation", "Operations"),
    /** The layers in forward order, and back: the positions of backward have the same layers. */
    LAYER("layer", "Layers");

    private final String id;
    private final String label;

    OverlayAxis(String id, String label) {
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

    /** Whether positions are whole numbers. */
    public boolean isWhole() {
        return this != TIME;
    }
}
