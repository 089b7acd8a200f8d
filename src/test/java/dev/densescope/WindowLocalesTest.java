package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.Messages;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start of the window under an English system: numbers agree with the language of the texts. */
class WindowLocalesTest {
    private final Locale before = Locale.getDefault();
    private final Locale textsBefore = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale numbersBefore = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void ofAnEnglishSystem() {
        Locale.setDefault(Locale.US);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        Locale.setDefault(Locale.Category.DISPLAY, textsBefore);
        Locale.setDefault(Locale.Category.FORMAT, numbersBefore);
    }

    @Test
    void aWindowInGermanHasGermanNumbers() {
        Main.setLocales(LanguageChoice.GERMAN);
        assertEquals("1.024", QuantityText.window().count(1024));
        assertEquals("passt mit 2.014", Messages.text("welcome.fitsWith", 2014));
    }

    @Test
    void aWindowInTheLanguageOfTheSystemHasItsNumbers() {
        Main.setLocales(LanguageChoice.SYSTEM);
        assertEquals("1,024", QuantityText.window().count(1024));
    }
}
