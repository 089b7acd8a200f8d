package dev.densescope.device.cuda.runtime.library;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** Checks which CUDA bindings this build contains, without loading them. */
public final class CudaBindings {
    private static final String DESCRIPTION = "META-INF/maven/org.bytedeco/cuda/pom.properties";
    private static final String MAJOR = "13.";

    private CudaBindings() {}

    /** Why device cuda cannot use the bindings, as one sentence; empty if it can. */
    public static Optional<Text> problem() {
        return problem(CudaBindings.class.getClassLoader());
    }

    public static Optional<Text> problem(ClassLoader classes) {
        try (InputStream stream = classes.getResourceAsStream(DESCRIPTION)) {
            if (stream == null) {
                return Optional.empty(); // not a Maven package, so the version is unknown
            }
            Properties description = new Properties();
            description.load(stream);
            String version = description.getProperty("version", MAJOR);
            return version.startsWith(MAJOR)
                    ? Optional.empty()
                    : Optional.of(Text.of(
                            "This build is for ND4J and CUDA %s (Maven profile nd4j-cuda): use device nd4j, or a "
                                    + "build without that profile.",
                            version.split("-")[0]));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
