package dev.densescope.framework;

import dev.densescope.network.Network;
import java.util.Arrays;
import java.util.Optional;

/** How others train the same network. */
public enum Framework {
    /** PyTorch as torchvision's DenseNet is by default: autograd keeps all that backward reads. */
    PYTORCH("pytorch", "PyTorch"),
    /** torchvision's {@code memory_efficient=True}: each layer's concatenation, BN1 and 1x1 convolution in a checkpoint. */
    PYTORCH_MEMORY_EFFICIENT("pytorch-memory-efficient", "PyTorch, memory_efficient");

    private final String id;
    private final String label;

    Framework(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The framework with this {@link #id}. */
    public static Optional<Framework> ofId(String id) {
        return Arrays.stream(values())
                .filter(framework -> framework.id.equals(id))
                .findFirst();
    }

    /** What the framework needs for a training step with momentum, in float32. Pure; a few milliseconds. */
    public FrameworkNeed need(Network network) {
        return PyTorchStep.need(network, this == PYTORCH_MEMORY_EFFICIENT);
    }
}
