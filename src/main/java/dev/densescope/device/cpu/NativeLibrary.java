package dev.densescope.device.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own loops in machine code, from the C sources in {@code src/main/native} (how they are built: CONTRIBUTING.md):
 * the native methods of {@link NativeLoops}, {@link ProductLoops} and {@link WinogradLoops}.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    /** Set to {@code false} to compute without. */
    private static final String SWITCH = "densescope.native";

    private NativeLibrary() {}

    /** What a library was built for. */
    enum Instructions {
        AVX_512("AVX-512", "linux/x86-64-v4.so"),
        AVX_2("AVX2", "linux/x86-64-v3.so");

        private final String label;
        private final String library;

        Instructions(String label, String library) {
            this.label = label;
            this.library = library;
        }

        /** What the processor's maker calls them. */
        String label() {
            return label;
        }
    }

    /**
     * Loads the library for this processor; gives what it was built for, empty if there is none or it is switched off. May
     * be called again.
     */
    static Optional<Instructions> load() {
        return Boolean.parseBoolean(System.getProperty(SWITCH, "true"))
                ? instructions().filter(NativeLibrary::load)
                : Optional.empty();
    }

    /** Of this system and processor; there is no library for others than Linux on x86-64 yet. */
    private static Optional<Instructions> instructions() {
        if (!Loader.getPlatform().equals("linux-x86_64")) {
            return Optional.empty();
        }
        int instructions = dnnl_get_effective_cpu_isa();
        if ((instructions & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) {
            return Optional.of(Instructions.AVX_512);
        }
        return (instructions & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2
                ? Optional.of(Instructions.AVX_2)
                : Optional.empty();
    }

    private static boolean load(Instructions instructions) {
        URL library = NativeLibrary.class.getResource(instructions.library);
        if (library == null) {
            return false;
        }
        try {
            System.load(Loader.cacheResource(library).getPath());
            return true;
        } catch (IOException | UnsatisfiedLinkError e) {
            LOG.warn("The fast loops could not be loaded, so training is slower: {}", e.getMessage());
            return false;
        }
    }
}
