package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;

/** A layer as shown to the user: the stem, a dense layer, a transition or the head. */
public sealed interface Layer permits StemLayer, DenseLayer, TransitionLayer, HeadLayer {
    LayerPath path();

    /** The kind as written to files and tables: {@code stem}, {@code dense-layer}, {@code transition}, {@code head}. */
    String kind();

    /** Input shape; for a dense layer, the shape of the concatenation. */
    MapShape input();

    /** Output shape; for a dense layer, the feature maps that it adds. */
    MapShape output();

    /** Its parameters, in the order of torchvision's state dict. */
    List<Parameter> parameters();

    /** Its batch norms, in forward order. */
    List<BatchNorm> batchNorms();

    /** Multiply-accumulates of its convolutions and linear layers in the forward pass, per image. */
    long forwardMacs();

    /** Number of trainable parameters. */
    default long parameterCount() {
        return parameters().stream().mapToLong(Parameter::count).reduce(0L, Math::addExact);
    }
}
