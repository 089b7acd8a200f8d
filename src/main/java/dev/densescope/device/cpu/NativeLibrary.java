package dev.densescope.device.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import dev.densescope.natives.NativeLibraries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the library of our native loops, built from {@code src/main/native} (see CONTRIBUTING.md): the native methods
 * of {@link NativeLoops}, {@link ProductLoops} and {@link WinogradLoops}.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    /** Set this property to {@code false} to disable the native loops. */
    private static final String SWITCH = "densescope.native";

    private NativeLibrary() {}

    /** The instruction set of a library. */
    enum Instructions {
        AVX_512("AVX-512", "linux/x86-64-v4.so"),
        AVX_2("AVX2", "linux/x86-64-v3.so");

        private final String label;
        private final String library;

        Instructions(String label, String library) {
            this.label = label;
            this.library = library;
        }

        /** The display name. */
        String label() {
            return label;
        }
    }

    /**
     * Loads the library for this processor and returns its instruction set; empty if there is none or it is disabled.
     * Repeated calls have no effect.
     *
     * @throws dev.densescope.natives.NativeFolderException if it cannot be unpacked
     */
    static Optional<Instructions> load() {
        return Boolean.parseBoolean(System.getProperty(SWITCH, "true"))
                ? instructions().filter(NativeLibrary::load)
                : Optional.empty();
    }

    /** Whether there are libraries for processors of this kind, of which not all have the instructions. */
    static boolean isForThisPlatform() {
        return Loader.getPlatform().equals("linux-x86_64");
    }

    /** The instruction set of this processor. There are libraries for Linux on x86-64 only. */
    private static Optional<Instructions> instructions() {
        if (!isForThisPlatform()) {
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
        try (InputStream content = NativeLibrary.class.getResourceAsStream(instructions.library)) {
            if (content == null) {
                return false;
            }
            String name = Path.of(instructions.library).getFileName().toString();
            System.load(NativeLibraries.unpack(name, content.readAllBytes()).toString());
            return true;
        } catch (IOException | UnsatisfiedLinkError e) {
            LOG.warn("The native loops could not be loaded, so training is slower: {}", e.getMessage());
            return false;
        }
    }
}
