package dev.densescope.memory;

/** What bytes are held for; one colour each, the same in every chart and report. */
public enum Category {
    /** Input images, the k new feature maps of each layer, pooled maps, logits. */
    FEATURES("features"),
    /** Outputs of 1x1 convolutions (4k channels wide), of the stem's and the transitions' convolutions. */
    CONVOLUTION("convolution"),
    /** Batch norm (and in-place ReLU) outputs. */
    BATCH_NORM("batchNorm"),
    /** Copies of all preceding feature maps, side by side. */
    CONCATENATION("concat"),
    /** Gradients of any of the above. */
    GRADIENTS("gradients"),
    /** Parameters, their gradients and momentum, batch statistics and running statistics. */
    PARAMETERS("parameters"),
    /** Scratch memory of kernels. */
    WORKSPACE("workspace");

    private final String id;

    Category(String id) {
        this.id = id;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** Whether it is an intermediate of the forward pass that backward may need: what the report is about. */
    public boolean isFeatureMap() {
        return this == FEATURES || this == CONVOLUTION || this == BATCH_NORM || this == CONCATENATION;
    }
}
