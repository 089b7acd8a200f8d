package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;

/** A part of the network that the user sees as one: the stem, a dense layer, a transition or the head. */
public sealed interface Layer permits StemLayer, DenseLayer, TransitionLayer, HeadLayer {
    LayerPath path();

    /** The word for files and tables: {@code stem}, {@code dense-layer}, {@code transition}, {@code head}. */
    String kind();

    /** What it reads; for a dense layer the concatenation. */
    MapShape input();

    /** What it adds (dense layer) or hands on. */
    MapShape output();

    /** Its trainable tensors in the order of torchvision's state dict. */
    List<Parameter> parameters();

    /** Its batch norms in order. */
    List<BatchNorm> batchNorms();

    /** Multiply-accumulates of convolutions and linear layers, forward, for one image. */
    long forwardMacs();

    /** Number of trainable values. */
    default long parameterCount() {
        return parameters().stream().mapToLong(Parameter::count).reduce(0L, Math::addExact);
    }
}
