package dev.densescope.device.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Nd4jBackendsTest {
    private static final String SERVICES = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    @TempDir
    private Path folder;

    @Test
    void onlyTheProvidersOfTheProcessorAreSeen() throws IOException {
        URL processor = list("native", "# ND4J\norg.example.CpuBackend \n");
        URL cuda = list("cuda", "org.example.CudaBackend\n");
        try (URLClassLoader all = new URLClassLoader(new URL[] {cuda, processor}, null)) {
            ClassLoader one = new Nd4jBackends.ProcessorOnly(all, SERVICES, "org.example.CpuBackend");
            assertEquals(2, Collections.list(all.getResources(SERVICES)).size());
            List<URL> seen = Collections.list(one.getResources(SERVICES));
            assertEquals(List.of(new URL(processor, SERVICES)), seen);
        }
    }

    @Test
    void otherResourcesAreSeenAsTheyAre() throws IOException {
        URL first = list("first", "a");
        URL second = list("second", "b");
        Files.writeString(folder.resolve("first/other"), "");
        Files.writeString(folder.resolve("second/other"), "");
        try (URLClassLoader all = new URLClassLoader(new URL[] {first, second}, null)) {
            ClassLoader one = new Nd4jBackends.ProcessorOnly(all, SERVICES, "a");
            assertEquals(2, Collections.list(one.getResources("other")).size());
        }
    }

    private URL list(String name, String providers) throws IOException {
        Path file = folder.resolve(name).resolve(SERVICES);
        Files.createDirectories(file.getParent());
        Files.writeString(file, providers);
        return folder.resolve(name).toUri().toURL();
    }
}
