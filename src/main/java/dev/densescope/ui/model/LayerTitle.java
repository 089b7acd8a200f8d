package dev.densescope.ui.model;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;

/** Display names of layers and blocks. */
public final class LayerTitle {
    private LayerTitle() {}

    /** The display name, such as {@code Block 2, layer 11}. */
    public static String of(LayerPath path) {
        return switch (path.kind()) {
            case NETWORK -> Messages.text("design.network");
            case STEM -> Messages.text("design.stem");
            case BLOCK -> Messages.text("design.block", path.block());
            case DENSE_LAYER -> Messages.text("design.blockLayer", path.block(), path.layer());
            case TRANSITION -> Messages.text("design.transition", path.block());
            case HEAD -> Messages.text("design.head");
        };
    }

    /** The same where room is short, such as {@code T2} for a transition. */
    public static String shortOf(LayerPath path) {
        return path.kind() == LayerPath.Kind.TRANSITION
                ? Messages.text("design.transition.short", path.block())
                : of(path);
    }
}
