package dev.densescope.framework;

import dev.densescope.network.Network;
import java.util.Arrays;
import java.util.Optional;

/** Other frameworks that train the same network. */
public enum Framework {
    /** PyTorch with torchvision's default DenseNet: autograd keeps all tensors that backward reads. */
    PYTORCH("pytorch", "PyTorch", "PyTorch"),
    /** torchvision's {@code memory_efficient=True}: each layer's concatenation, BN1 and 1x1 convolution in a checkpoint. */
    PYTORCH_MEMORY_EFFICIENT("pytorch-memory-efficient", "PyTorch efficient", "PyTorch"),
    /**
     * Deeplearning4j 1.0.0-M2.1: a computation graph on the processor with the defaults of this release, which are
     * workspaces, and layers without oneDNN.
     */
    DEEPLEARNING4J("dl4j", "Deeplearning4j", "Deeplearning4j");

    private final String id;
    private final String label;
    private final String library;

    Framework(String id, String label, String library) {
        this.id = id;
        this.label = label;
        this.library = library;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /** The display name. */
    public String label() {
        return label;
    }

    /** The name of the program that is modelled. */
    public String library() {
        return library;
    }

    /** The framework with the given {@link #id}. */
    public static Optional<Framework> ofId(String id) {
        return Arrays.stream(values())
                .filter(framework -> framework.id.equals(id))
                .findFirst();
    }

    /** The memory of a training step with momentum, in float32. Takes a few milliseconds. */
    public FrameworkNeed need(Network network) {
        return switch (this) {
            case PYTORCH -> PyTorchStep.need(network, false);
            case PYTORCH_MEMORY_EFFICIENT -> PyTorchStep.need(network, true);
            case DEEPLEARNING4J -> Dl4jStep.need(network);
        };
    }
}
