package dev.densescope.device.host;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Selects the backend of ND4J. ND4J chooses one backend per process on first use, and prefers the GPU. Only builds with
 * the Maven profile {@code nd4j-cuda} have both backends. Thread-safe.
 */
public final class Nd4jBackends {
    private static final String SERVICES = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    private static final String PROCESSOR = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
    private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    private Nd4jBackends() {}

    /** Whether this build contains ND4J's CUDA backend. Loads nothing. */
    public static boolean haveCuda() {
        return Nd4jBackends.class.getClassLoader().getResource(CUDA) != null;
    }

    /**
     * Makes ND4J use the CPU backend.
     *
     * @throws BackendTakenException if it already uses the CUDA backend
     */
    public static void requireProcessor() {
        if (haveCuda()) {
            // without effect if ND4J has already chosen its backend, which is checked below
            ND4JClassLoading.setNd4jClassloader(
                    new ProcessorOnly(Nd4jBackends.class.getClassLoader(), SERVICES, PROCESSOR));
            if (!Nd4j.getEnvironment().isCPU()) {
                throw new BackendTakenException(
                        Text.of("ND4J computes on the GPU in this process, because device nd4j was used "
                                + "before: restart DenseScope to use the processor."));
            }
        }
    }

    /** Hides all other providers of a service. */
    static final class ProcessorOnly extends ClassLoader {
        private final String services;
        private final String provider;

        ProcessorOnly(ClassLoader parent, String services, String provider) {
            super(parent);
            this.services = services;
            this.provider = provider;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> all = super.getResources(name);
            if (!name.equals(services)) {
                return all;
            }
            List<URL> ofProvider =
                    Collections.list(all).stream().filter(this::namesProvider).toList();
            return Collections.enumeration(ofProvider);
        }

        private boolean namesProvider(URL list) {
            try (var stream = list.openStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .anyMatch(provider::equals);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
