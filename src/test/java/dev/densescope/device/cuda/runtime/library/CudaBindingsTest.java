package dev.densescope.device.cuda.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Text;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaBindingsTest {
    @TempDir
    private Path classes;

    @ParameterizedTest
    @CsvSource({"13.1-9.19-1.5.13", "13.0-9.14-1.5.13-SNAPSHOT"})
    void bindingsToCuda13AreFine(String version) throws IOException {
        assertEquals(Optional.empty(), problemOf(version));
    }

    @Test
    void bindingsToAnotherCudaAreToldOf() throws IOException {
        assertEquals(
                Optional.of(
                        "This build is for ND4J and CUDA 11.6 (Maven profile nd4j-cuda): use device nd4j, or a build "
                                + "without that profile."),
                problemOf("11.6-8.3-1.5.7"));
    }

    private Optional<String> problemOf(String version) throws IOException {
        Path description = classes.resolve("META-INF/maven/org.bytedeco/cuda/pom.properties");
        Files.createDirectories(description.getParent());
        Files.writeString(description, "artifactId=cuda\nversion=" + version + "\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return CudaBindings.problem(loader).map(Text::toString);
        }
    }
}
