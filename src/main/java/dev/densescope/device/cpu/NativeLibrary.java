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
 * the native methods of {@link NativeLoops} and {@link WinogradLoops}.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    /** Set to {@code false} to compute without. */
    private static final String SWITCH = "densescope.native";

    private NativeLibrary() {}

    /** Loads the library for this processor; false if there is none, or it is switched off. May be called again. */
    static boolean load() {
        if (!Boolean.parseBoolean(System.getProperty(SWITCH, "true"))) {
            return false;
        }
        Optional<URL> library = name().map(NativeLibrary.class::getResource);
        return library.isPresent() && load(library.get());
    }

    /** Name of the library for this system and processor; there is none for others than Linux on x86-64 yet. */
    private static Optional<String> name() {
        if (!Loader.getPlatform().equals("linux-x86_64")) {
            return Optional.empty();
        }
        int instructions = dnnl_get_effective_cpu_isa();
        if ((instructions & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) {
            return Optional.of("linux/x86-64-v4.so");
        }
        return (instructions & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2
                ? Optional.of("linux/x86-64-v3.so")
                : Optional.empty();
    }

    private static boolean load(URL library) {
        try {
            System.load(Loader.cacheResource(library).getPath());
            return true;
        } catch (IOException | UnsatisfiedLinkError e) {
            LOG.warn("The fast loops could not be loaded, so training is slower: {}", e.getMessage());
            return false;
        }
    }
}
