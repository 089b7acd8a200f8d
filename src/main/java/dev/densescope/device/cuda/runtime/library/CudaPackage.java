package dev.densescope.device.cuda.runtime.library;

import java.util.List;

/**
 * NVIDIA's library packages, in loading order. The libraries of a package are loaded from one folder, since cuDNN
 * rejects libraries of different versions.
 */
public enum CudaPackage {
    RUNTIME(13, "nvidia-cuda-runtime", "cudart", ""),
    CUBLAS(13, "nvidia-cublas", "cublasLt cublas", ""),
    CUDNN(
            9,
            "nvidia-cudnn-cu13",
            "cudnn_graph cudnn_ops cudnn_cnn cudnn_adv",
            "cudnn_heuristic cudnn_engines_precompiled cudnn_engines_runtime_compiled"),
    NVRTC(13, "nvidia-cuda-nvrtc", "nvrtc", "nvrtc-builtins");

    private final int major;
    private final String pipName;
    private final String stems;
    private final String companions;

    CudaPackage(int major, String pipName, String stems, String companions) {
        this.major = major;
        this.pipName = pipName;
        this.stems = stems;
        this.companions = companions;
    }

    /** The major version of the bindings. */
    int major() {
        return major;
    }

    /** The requirement for pip. */
    String pipRequirement() {
        return "%s==%d.*".formatted(pipName, major);
    }

    /** The stems of the names of the required libraries. */
    List<String> stems() {
        return List.of(stems.split(" "));
    }

    /**
     * The stems of libraries that the required ones load on demand. They search fewer folders than we do, and need the
     * same version.
     */
    List<String> companions() {
        return companions.isEmpty() ? List.of() : List.of(companions.split(" "));
    }
}
