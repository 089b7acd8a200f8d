package dev.densescope.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Names of frameworks with their versions, read without loading their classes. */
public final class LibraryName {
    private static final String DEEPLEARNING4J = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private LibraryName() {}

    /** Such as {@code Deeplearning4j 1.0.0-M2.1}; without the version if it is unknown. */
    public static String deeplearning4j() {
        try (InputStream content = LibraryName.class.getResourceAsStream(DEEPLEARNING4J)) {
            Properties properties = new Properties();
            if (content != null) {
                properties.load(content);
            }
            return ("Deeplearning4j " + properties.getProperty("version", "")).strip();
        } catch (IOException unreadable) {
            return "Deeplearning4j";
        }
    }
}
