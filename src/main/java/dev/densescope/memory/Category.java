package dev.densescope.memory;

import java.util.List;

/** What bytes are held for; one colour each, the same in every chart and report. */
public enum Category {
    /** Input images, the k new feature maps of each layer, pooled maps, logits. */
    FEATURES("features", "features"),
    /** Outputs of 1x1 convolutions (4k channels wide), of the stem's and the transitions' convolutions. */
    CONVOLUTION("convolution", "1×1 outputs"),
    /** Batch norm (and in-place ReLU) outputs. */
    BATCH_NORM("batchNorm", "batch norm"),
    /** Copies of all preceding feature maps, side by side. */
    CONCATENATION("concat", "concatenation"),
    /** Gradients of any of the above. */
    GRADIENTS("gradients", "gradients"),
    /** Parameters, their gradients and momentum, batch statistics and running statistics. */
    PARAMETERS("parameters", "parameters"),
    /** Scratch memory of kernels. */
    WORKSPACE("workspace", "workspace");

    /** From the foot of a stack to its top in every chart: what is always there first, what comes and goes last. */
    public static final List<Category> STACK =
            List.of(PARAMETERS, WORKSPACE, FEATURES, CONVOLUTION, BATCH_NORM, CONCATENATION, GRADIENTS);

    /** Those of them that are feature maps, in the same order. */
    public static final List<Category> FEATURE_MAPS =
            STACK.stream().filter(Category::isFeatureMap).toList();

    private final String id;
    private final String label;

    Category(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The name that people read. */
    public String label() {
        return label;
    }

    /** Whether it is an intermediate of the forward pass that backward may need: what the report is about. */
    public boolean isFeatureMap() {
        return this == FEATURES || this == CONVOLUTION || this == BATCH_NORM || this == CONCATENATION;
    }
}
