package dev.densescope.device.cuda.runtime.gpu;

import dev.densescope.language.Text;
import java.util.Comparator;

/** The compute capability of a GPU, such as 8.6. */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
    /** The minimum of NVIDIA's libraries for CUDA 13. */
    public static final ComputeCapability MIN = new ComputeCapability(7, 5);

    private static final ComputeCapability MIN_OF_ND4J = new ComputeCapability(3, 7);

    @Override
    public int compareTo(ComputeCapability other) {
        return Comparator.comparingInt(ComputeCapability::major)
                .thenComparingInt(ComputeCapability::minor)
                .compare(this, other);
    }

    boolean isSupported() {
        return compareTo(MIN) >= 0;
    }

    /** Why a GPU of this capability cannot be used, as one sentence. */
    Text unsupported() {
        Text other = compareTo(MIN_OF_ND4J) < 0
                ? Text.of("use another GPU or the CPU")
                : Text.of(
                        "use device nd4j of a build with the Maven profile nd4j-cuda (3.7 to 8.9), another GPU or the CPU");
        return Text.of("Its compute capability is %s, but CUDA 13 needs %s or newer: %s.", this, MIN, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
