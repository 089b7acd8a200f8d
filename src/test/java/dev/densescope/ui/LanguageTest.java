package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window in each language that it speaks: our texts, those of libraries, and names of keys. */
class LanguageTest {
    private final Locale before = Locale.getDefault();
    private final Locale beforeInNumbers = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
        Locale.setDefault(Locale.Category.FORMAT, beforeInNumbers);
    }

    @ParameterizedTest
    @CsvSource({
        "GERMAN,en-US,en-US,de-DE",
        "ENGLISH,de-CH,de-CH,en-US",
        "ENGLISH,fr-FR,fr-FR,en-US",
        "GERMAN,de-CH,de-CH,de-CH",
        "ENGLISH,en-GB,en-GB,en-GB",
        "GERMAN,en-US,de-AT,de-AT",
        "ENGLISH,en-US,de-DE,de-DE",
        "SYSTEM,de-AT,de-AT,de-AT",
        "SYSTEM,fr-FR,fr-FR,fr-FR"
    })
    void numbersHaveTheFormOfAChosenLanguageThatIsNotTheSystems(
            LanguageChoice choice, String texts, String numbers, String shown) {
        assertEquals(
                Locale.forLanguageTag(shown),
                choice.numbers(Locale.forLanguageTag(texts), Locale.forLanguageTag(numbers)));
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM, de-DE, de",
        "SYSTEM, de-CH, de",
        "SYSTEM, fr-FR, en",
        "SYSTEM, en-GB, en",
        "ENGLISH, de-AT, en",
        "GERMAN, ar-EG, de"
    })
    void theSystemsLanguageIsTakenIfTheWindowSpeaksIt(LanguageChoice choice, String users, String shown) {
        Locale.setDefault(choice.locale(Locale.forLanguageTag(users)));
        assertEquals(shown, Locale.getDefault().getLanguage());
        assertEquals(shown.equals("de") ? "Speichern" : "Save", Messages.text("command.save"));
    }

    @Test
    void englishIsEnglishOnAGermanMachine() {
        Locale.setDefault(Locale.GERMANY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
        assertEquals("Save", Messages.text("command.save"));
    }

    @Test
    void numbersInTextsAreThoseOfTheUsersLocaleInBothLanguages() {
        Locale.setDefault(Locale.GERMANY);
        Locale.setDefault(Locale.Category.FORMAT, WindowLocale.of(Locale.US));
        assertEquals("1,024 Klassen", Messages.text("file.classes", 1024));
        Locale.setDefault(Locale.US);
        Locale.setDefault(Locale.Category.FORMAT, WindowLocale.of(Locale.GERMANY));
        assertEquals("1.024 classes", Messages.text("file.classes", 1024));
    }

    @Test
    void keysHaveTheirNamesInTheLanguage() {
        KeyCombination palette = KeyCombination.valueOf("Ctrl+Shift+P");
        assertEquals("Ctrl+Shift+P", KeyNames.of(palette));
        Locale.setDefault(Locale.GERMANY);
        assertEquals("Strg+Umschalt+P", KeyNames.of(palette));
        assertEquals("Strg+Entf", KeyNames.of(KeyCombination.valueOf("Ctrl+Delete")));
        assertEquals("F5", KeyNames.of(KeyCombination.valueOf("F5")));
        KeyCombination named = KeyNames.named(palette);
        assertEquals("Strg+Umschalt+P", named.getDisplayText());
        assertTrue(named.match(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.P, true, true, false, false)));
    }

    @Test
    void controlsFxIsInGermanAsWell() {
        Set<String> symbols = new TreeSet<>();
        ResourceBundle english = ResourceBundle.getBundle("controlsfx", Locale.ROOT);
        ResourceBundle german = ResourceBundle.getBundle("controlsfx", Locale.GERMANY);
        for (String key : english.keySet()) {
            if (english.getString(key).matches(".*\\p{Alpha}{3}.*")
                    && english.getString(key).equals(german.getString(key))) {
                symbols.add(key);
            }
        }
        assertEquals(Set.of("popOver.default.title"), symbols);
    }
}
