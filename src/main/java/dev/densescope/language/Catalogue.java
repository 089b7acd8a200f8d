package dev.densescope.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Translations in the format of GNU gettext (PO), of which it reads comments, {@code msgid} and {@code msgstr} in one line. */
final class Catalogue {
    private static final String ENGLISH = "msgid \"";
    private static final String TRANSLATED = "msgstr \"";

    private Catalogue() {}

    /** The translations by the English pattern. */
    static Map<String, String> read(String file) {
        Map<String, String> translations = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            String english = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ENGLISH)) {
                    english = quoted(line, ENGLISH);
                } else if (line.startsWith(TRANSLATED)) {
                    translations.put(english, quoted(line, TRANSLATED));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(translations);
    }

    private static String quoted(String line, String start) {
        return line.substring(start.length(), line.length() - 1).translateEscapes();
    }
}
