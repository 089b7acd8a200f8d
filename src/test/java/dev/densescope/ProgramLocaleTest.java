package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own, under locales of other digits, separators and letters. */
class ProgramLocaleTest {
    private static final List<String> GOOD =
            List.of("predict", "--preset=DENSENET-121", "--layers", "--device-memory=2.5GIB", "--strategy=shared");

    @TempDir
    private Path folder;

    @Test
    void itSaysTheSameUnderEveryLocale() throws Exception {
        String english = said("en", "US", GOOD);
        assertTrue(english.contains("7,978,856 parameters"), english);
        assertEquals(english, said("fa", "IR", GOOD));
        assertEquals(english, said("tr", "TR", GOOD));
    }

    @Test
    void aRefusalIsInLatinDigits() throws Exception {
        assertEquals(
                "densescope: --batch must be a whole number from 1 to 65536, but is '0'.\n",
                said("ar", "EG", List.of("predict", "--batch=0")));
    }

    /** {@code formatted} takes the default locale: good for words and plain whole numbers, and for nothing else. */
    @Test
    void noTextWithSeparatorsIsFormattedWithoutALocale() throws IOException {
        Pattern separated =
                Pattern.compile("%[-+0]*(?:,\\d*[df]|\\d*(?:\\.\\d+)?[eEfgG])[^;\"]*\"\\s*\\)?\\s*\\.formatted\\(");
        List<Path> found;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> separated.matcher(read(file)).find())
                    .toList();
        }
        assertEquals(List.of(), found);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String said(String language, String country, List<String> arguments)
            throws IOException, InterruptedException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.densescope.Main");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java, arguments.stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        Process program = builder.start();
        String text = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return text;
    }
}
