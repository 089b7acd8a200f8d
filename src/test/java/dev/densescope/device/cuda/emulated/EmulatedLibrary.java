package dev.densescope.device.cuda.emulated;

import java.util.List;

/**
 * One library of the emulator.
 *
 * @param file its name, which is its SONAME too
 * @param sources without {@code .cpp}
 * @param libraries what it is linked to, by file
 * @param versioned whether its functions carry a version named as the library, as NVIDIA's do
 */
record EmulatedLibrary(String file, List<String> sources, List<String> libraries, boolean versioned) {
    static final String CORE = "libdensescope-cuda-emulator.so";
    private static final String GRAPH = "libcudnn_graph.so.9";

    /** All, each after those that it is linked to. */
    static final List<EmulatedLibrary> ALL = List.of(
            new EmulatedLibrary(
                    CORE,
                    List.of(
                            "errors",
                            "machine",
                            "memory",
                            "streams",
                            "fibers",
                            "product_kernels",
                            "sample_kernels",
                            "jni"),
                    List.of(),
                    false),
            new EmulatedLibrary("libcuda.so.1", List.of("driver"), List.of(CORE), false),
            new EmulatedLibrary("libcudart.so.13", List.of("runtime"), List.of(CORE), true),
            new EmulatedLibrary("libnvrtc.so.13", List.of("nvrtc"), List.of(CORE), true),
            new EmulatedLibrary("libcublasLt.so.13", List.of("cublaslt"), List.of(), true),
            new EmulatedLibrary("libcublas.so.13", List.of("cublas"), List.of(CORE), true),
            new EmulatedLibrary(GRAPH, List.of("cudnn_graph"), List.of(CORE), true),
            new EmulatedLibrary("libcudnn_ops.so.9", List.of("cudnn_ops"), List.of(GRAPH), true),
            new EmulatedLibrary(
                    "libcudnn_cnn.so.9", List.of("cudnn_cnn", "algorithms", "convolution"), List.of(GRAPH, CORE), true),
            new EmulatedLibrary("libcudnn_adv.so.9", List.of("cudnn_adv"), List.of(), true),
            new EmulatedLibrary("libnvidia-ml.so.1", List.of("nvml"), List.of(CORE), false));
}
