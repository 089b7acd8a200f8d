package dev.densescope.device.cuda.runtime.library;

import java.util.List;

/**
 * Libraries of NVIDIA's that come together, in the order in which they are loaded. Those of one package are taken from one
 * folder: cuDNN refuses parts of different versions.
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

    /** The only major version that the bindings are made for. */
    int major() {
        return major;
    }

    /** What pip is to install. */
    String pipRequirement() {
        return "%s==%d.*".formatted(pipName, major);
    }

    /** Names without what a system adds, of the libraries that must be there. */
    List<String> stems() {
        return List.of(stems.split(" "));
    }

    /**
     * Of libraries that the others look for by themselves when they are needed: not everywhere where we do, and they must be
     * of the same version.
     */
    List<String> companions() {
        return companions.isEmpty() ? List.of() : List.of(companions.split(" "));
    }
}
