package dev.densescope.framework;

import dev.densescope.network.Network;
import java.util.Arrays;
import java.util.Optional;

/** Other frameworks that train the same network. */
public enum Framework {
    /** PyTorch with torchvision's default DenseNet: autograd keeps all tensors that backward reads. */
    PYTORCH("pytorch", "PyTorch"),
    /** torchvision's {@code memory_efficient=True}: each layer's concatenation, BN1 and 1x1 convolution in a checkpoint. */
    PYTORCH_MEMORY_EFFICIENT("pytorch-memory-efficient", "PyTorch efficient");

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

    /** The display name. */
    public String label() {
        return label;
    }

    /** The framework with the given {@link #id}. */
    public static Optional<Framework> ofId(String id) {
        return Arrays.stream(values())
                .filter(framework -> framework.id.equals(id))
                .findFirst();
    }

    /** The memory of a training step with momentum, in float32. Takes a few milliseconds. */
    public FrameworkNeed need(Network network) {
        return PyTorchStep.need(network, this == PYTORCH_MEMORY_EFFICIENT);
    }
}
