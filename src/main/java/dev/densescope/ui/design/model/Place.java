package dev.densescope.ui.design.model;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path points at in a design.
 *
 * @param block of a block, a dense layer or a transition, counted from 1; else 0
 * @param layer of a dense layer, counted from 1; else 0
 */
public record Place(Kind kind, int block, int layer) {
    public enum Kind {
        NETWORK,
        STEM,
        BLOCK,
        DENSE_LAYER,
        TRANSITION,
        HEAD
    }

    private static final Pattern BLOCK = Pattern.compile("block(\\d{1,6})(?:/layer(\\d{1,6}))?");
    private static final Pattern TRANSITION = Pattern.compile("transition(\\d{1,6})");

    /** The path of a whole block, counted from 1: selected in Design, a layer nowhere. */
    public static LayerPath blockPath(int block) {
        return new LayerPath("block" + block);
    }

    /** The place of a path in a design; the network if the design has no such place. */
    public static Place of(LayerPath path, DenseNetSpec spec) {
        Place place = parse(path);
        return place.isIn(spec) ? place : new Place(Kind.NETWORK, 0, 0);
    }

    public LayerPath path() {
        return switch (kind) {
            case NETWORK -> LayerPath.NETWORK;
            case STEM -> LayerPath.STEM;
            case BLOCK -> blockPath(block);
            case DENSE_LAYER -> LayerPath.denseLayer(block, layer);
            case TRANSITION -> LayerPath.transition(block);
            case HEAD -> LayerPath.HEAD;
        };
    }

    /** Whether it is a block or lies in one. */
    public boolean isInBlock() {
        return kind == Kind.BLOCK || kind == Kind.DENSE_LAYER;
    }

    /** What a path says, whether or not any design has such a place; the network if it says nothing. */
    static Place parse(LayerPath path) {
        if (path.equals(LayerPath.STEM)) {
            return new Place(Kind.STEM, 0, 0);
        }
        if (path.equals(LayerPath.HEAD)) {
            return new Place(Kind.HEAD, 0, 0);
        }
        Matcher transition = TRANSITION.matcher(path.text());
        if (transition.matches()) {
            return new Place(Kind.TRANSITION, Integer.parseInt(transition.group(1)), 0);
        }
        Matcher block = BLOCK.matcher(path.text());
        if (!block.matches()) {
            return new Place(Kind.NETWORK, 0, 0);
        }
        int number = Integer.parseInt(block.group(1));
        return block.group(2) == null
                ? new Place(Kind.BLOCK, number, 0)
                : new Place(Kind.DENSE_LAYER, number, Integer.parseInt(block.group(2)));
    }

    private boolean isIn(DenseNetSpec spec) {
        int blocks = spec.blocks().size();
        return switch (kind) {
            case NETWORK, STEM, HEAD -> true;
            case BLOCK -> block >= 1 && block <= blocks;
            case TRANSITION -> block >= 1 && block < blocks;
            case DENSE_LAYER ->
                block >= 1
                        && block <= blocks
                        && layer >= 1
                        && layer <= spec.blocks().get(block - 1).layers();
        };
    }
}
