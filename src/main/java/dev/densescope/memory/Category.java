package dev.densescope.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The category of a tensor. Each has one colour in all charts and reports. */
public enum Category {
    /** Input images, the k new feature maps of each layer, pooled feature maps, logits. */
    FEATURES("features", "features"),
    /** Outputs of the 1x1 convolutions (4k channels) and of the convolutions in the stem and the transitions. */
    CONVOLUTION("convolution", "1×1 outputs"),
    /** Outputs of batch norm with in-place ReLU. */
    BATCH_NORM("batchNorm", "batch norm"),
    /** Concatenations of all preceding feature maps. */
    CONCATENATION("concat", "concatenation"),
    /** Gradients of the above. */
    GRADIENTS("gradients", "gradients"),
    /** Parameters, their gradients and momentum, batch statistics and running statistics. */
    PARAMETERS("parameters", "parameters"),
    /** Workspace of kernels. */
    WORKSPACE("workspace", "workspace");

    /** Stacking order in all charts, bottom to top: long-lived categories first. */
    public static final List<Category> STACK =
            List.of(PARAMETERS, WORKSPACE, FEATURES, CONVOLUTION, BATCH_NORM, CONCATENATION, GRADIENTS);

    /** The categories of feature maps, in the same order. */
    public static final List<Category> FEATURE_MAPS =
            STACK.stream().filter(Category::isFeatureMap).toList();

    private static final Map<String, Category> BY_ID =
            STACK.stream().collect(Collectors.toUnmodifiableMap(Category::id, Function.identity()));

    private final String id;
    private final String label;

    Category(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The category with this name in files; empty if there is none. */
    public static Optional<Category> ofId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** The display name. */
    public String label() {
        return label;
    }

    /** Whether it is an intermediate result of forward that backward may need. */
    public boolean isFeatureMap() {
        return this == FEATURES || this == CONVOLUTION || this == BATCH_NORM || this == CONCATENATION;
    }
}
