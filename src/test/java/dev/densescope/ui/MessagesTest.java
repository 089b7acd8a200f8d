package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys in the sources and those in messages.properties are the same. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLE = Path.of("src/main/resources/dev/densescope/ui/messages.properties");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern LITERAL_KEY = Pattern.compile("\\bMessages\\s*\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern OTHER_KEY =
            Pattern.compile("\\bMessages\\s*\\.text\\(\\s*+(?!\"[^\"]+\"\\s*[,)])[^\n]*");

    private final Properties messages = read(BUNDLE);
    private final Set<String> keys = new TreeSet<>(messages.stringPropertyNames());

    @Test
    void everyKeyInUseIsInTheBundle() {
        Set<String> missing = new TreeSet<>(used());
        missing.removeAll(keys);
        assertEquals(Set.of(), missing, "Add these keys to " + BUNDLE);
    }

    @Test
    void everyKeyInTheBundleIsInUse() {
        Set<String> unused = new TreeSet<>(keys);
        unused.removeAll(used());
        assertEquals(Set.of(), unused, "Remove these keys from " + BUNDLE + ", or use them");
    }

    @Test
    void everyKeyInTheSourcesIsALiteral() {
        assertEquals(
                List.of(),
                sources().flatMap(MessagesTest::keysThatAreNotLiterals).toList(),
                "Write the key as a literal, or use Messages.of(enum constant), so that this test can find it");
    }

    @Test
    void everySingleQuoteIsWrittenTwice() {
        Set<String> wrong = keys.stream()
                .filter(key -> messages.getProperty(key).replace("''", "").contains("'"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong, "MessageFormat swallows a single quote: write '' in " + BUNDLE);
    }

    private Set<String> used() {
        return Stream.concat(sources().flatMap(MessagesTest::literalKeys), enumKeys())
                .collect(Collectors.toSet());
    }

    /** All constants of each enum of which the bundle names any. */
    private Stream<String> enumKeys() {
        Set<String> names =
                keys.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());
        return files(CLASSES, ".class")
                .map(file -> CLASSES.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace(File.separatorChar, '.'))
                .filter(type -> names.contains(type.replaceFirst(".*[.$]", "")))
                .map(MessagesTest::load)
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants())
                        .map(constant -> type.getSimpleName() + "." + ((Enum<?>) constant).name()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Stream<String> literalKeys(Path source) {
        return LITERAL_KEY.matcher(text(source)).results().map(match -> match.group(1));
    }

    private static Stream<String> keysThatAreNotLiterals(Path source) {
        return OTHER_KEY.matcher(text(source)).results().map(match -> source + ": " + match.group());
    }

    /** All sources but the class whose documentation shows an example. */
    private static Stream<Path> sources() {
        return files(SOURCES, ".java").filter(file -> !file.endsWith("Messages.java"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
