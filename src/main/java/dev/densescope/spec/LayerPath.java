package dev.densescope.spec;

/**
 * Where a layer stands in the network: {@code stem}, {@code block1/layer3}, {@code transition1} or {@code head}.
 * Numbers start at 1, as users and frameworks count.
 *
 * @param text the path as shown
 */
public record LayerPath(String text) {
    public static final LayerPath STEM = new LayerPath("stem");
    public static final LayerPath HEAD = new LayerPath("head");
    /** What belongs to no layer, such as scratch memory. */
    public static final LayerPath NETWORK = new LayerPath("network");

    public LayerPath {
        Check.present(text, "layer path");
    }

    /** Layer {@code layer} of block {@code block}, both counted from 1. */
    public static LayerPath denseLayer(int block, int layer) {
        return new LayerPath("block" + block + "/layer" + layer);
    }

    /** The transition after block {@code block}, counted from 1. */
    public static LayerPath transition(int block) {
        return new LayerPath("transition" + block);
    }

    @Override
    public String toString() {
        return text;
    }
}
