package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys in the sources and those in messages.properties are the same. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLE = Path.of("src/main/resources/dev/densescope/ui/messages.properties");
    private static final Pattern LITERAL_KEY = Pattern.compile("\\bMessages\\s*\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern OTHER_KEY =
            Pattern.compile("\\bMessages\\s*\\.text\\(\\s*(?!\"[^\"]+\"\\s*[,)])[^\n]*");

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
        Predicate<JavaClass> isNamed =
                type -> keys.stream().anyMatch(key -> key.startsWith(type.getSimpleName() + "."));
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.densescope")
                        .stream()
                        .filter(JavaClass::isEnum)
                        .filter(isNamed)
                        .flatMap(type -> type.getEnumConstants().stream()
                                .map(constant -> type.getSimpleName() + "." + constant.name()));
    }

    private static Stream<String> literalKeys(Path source) {
        return LITERAL_KEY.matcher(text(source)).results().map(match -> match.group(1));
    }

    private static Stream<String> keysThatAreNotLiterals(Path source) {
        return OTHER_KEY.matcher(text(source)).results().map(match -> source + ": " + match.group());
    }

    /** All sources but the class whose documentation shows an example. */
    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("Messages.java"))
                    .toList()
                    .stream();
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
