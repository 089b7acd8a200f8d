package dev.densescope.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a layer or a block in a network: {@code stem}, {@code block1/layer3}, {@code block1}, {@code transition1}
 * or {@code head}. Numbers start at 1, as in torchvision.
 *
 * @param block number of the block, also for a dense layer and for the transition after it; otherwise 0
 * @param layer number of the dense layer in its block; otherwise 0
 */
public record LayerPath(Kind kind, int block, int layer) {
    /** The kind of layer that the path names. */
    public enum Kind {
        /** Tensors that belong to no layer, such as the workspace. */
        NETWORK,
        STEM,
        /** A whole block. */
        BLOCK,
        DENSE_LAYER,
        TRANSITION,
        HEAD
    }

    public static final LayerPath STEM = new LayerPath(Kind.STEM, 0, 0);
    public static final LayerPath HEAD = new LayerPath(Kind.HEAD, 0, 0);
    /** For tensors that belong to no layer, such as the workspace. */
    public static final LayerPath NETWORK = new LayerPath(Kind.NETWORK, 0, 0);

    private static final Pattern IN_BLOCK = Pattern.compile("block([1-9]\\d{0,5})(?:/layer([1-9]\\d{0,5}))?");
    private static final Pattern TRANSITION = Pattern.compile("transition([1-9]\\d{0,5})");

    public LayerPath {
        Check.present(kind, "kind");
        boolean inBlock = kind == Kind.BLOCK || kind == Kind.DENSE_LAYER || kind == Kind.TRANSITION;
        if (inBlock != block > 0 || (kind == Kind.DENSE_LAYER) != layer > 0) {
            throw new IllegalArgumentException("%s of block %d, layer %d".formatted(kind, block, layer));
        }
    }

    /** Layer {@code layer} of block {@code block}, both counted from 1. */
    public static LayerPath denseLayer(int block, int layer) {
        return new LayerPath(Kind.DENSE_LAYER, block, layer);
    }

    /** The whole of block {@code block}, counted from 1. */
    public static LayerPath block(int block) {
        return new LayerPath(Kind.BLOCK, block, 0);
    }

    /** The transition after block {@code block}, counted from 1. */
    public static LayerPath transition(int block) {
        return new LayerPath(Kind.TRANSITION, block, 0);
    }

    /**
     * Parses the {@link #text} of a path.
     *
     * @throws IllegalArgumentException if it is not a path
     */
    public static LayerPath parse(String text) {
        return switch (text) {
            case "stem" -> STEM;
            case "head" -> HEAD;
            case "network" -> NETWORK;
            default -> parseNumbered(text);
        };
    }

    private static LayerPath parseNumbered(String text) {
        Matcher transition = TRANSITION.matcher(text);
        if (transition.matches()) {
            return transition(Integer.parseInt(transition.group(1)));
        }
        Matcher inBlock = IN_BLOCK.matcher(text);
        if (!inBlock.matches()) {
            throw new IllegalArgumentException("'%s' is not the path of a layer".formatted(text));
        }
        int block = Integer.parseInt(inBlock.group(1));
        return inBlock.group(2) == null ? block(block) : denseLayer(block, Integer.parseInt(inBlock.group(2)));
    }

    /** The text of the path, as shown and stored. */
    public String text() {
        return switch (kind) {
            case NETWORK -> "network";
            case STEM -> "stem";
            case BLOCK -> "block" + block;
            case DENSE_LAYER -> "block" + block + "/layer" + layer;
            case TRANSITION -> "transition" + block;
            case HEAD -> "head";
        };
    }

    /** Whether this is a block or a dense layer in one. A transition comes after its block. */
    public boolean isInBlock() {
        return kind == Kind.BLOCK || kind == Kind.DENSE_LAYER;
    }

    /** This path if the design has such a layer or block, otherwise {@link #NETWORK}. */
    public LayerPath within(DenseNetSpec spec) {
        return isIn(spec) ? this : NETWORK;
    }

    private boolean isIn(DenseNetSpec spec) {
        int blocks = spec.blocks().size();
        return switch (kind) {
            case NETWORK, STEM, HEAD -> true;
            case BLOCK -> block <= blocks;
            case TRANSITION -> block < blocks;
            case DENSE_LAYER ->
                block <= blocks && layer <= spec.blocks().get(block - 1).layers();
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
