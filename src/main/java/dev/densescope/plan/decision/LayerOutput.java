package dev.densescope.plan.decision;

/** An output inside a layer that backward reads, and that it may recompute instead of keeping it from forward. */
public enum LayerOutput {
    /** The output of the stem's convolution, where a batch norm follows it. */
    STEM_CONVOLUTION,
    /** The concatenation of all feature maps before the layer. */
    CONCATENATION,
    /** The batch norm and ReLU over that concatenation: BN1 of a dense layer, the batch norm of a transition. */
    NORM1,
    /** The output of a dense layer's 1x1 convolution. */
    CONVOLUTION1,
    /** The batch norm and ReLU over that output: BN2 of a dense layer. */
    NORM2
}
