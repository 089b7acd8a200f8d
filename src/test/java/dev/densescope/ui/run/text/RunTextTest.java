package dev.densescope.ui.run.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RunTextTest {
    @Test
    void aSmallLossKeepsItsDigits() {
        assertEquals(decimal("2.3026"), RunText.loss(2.302585f));
        assertEquals(decimal("0.1235"), RunText.loss(0.123456));
        assertEquals(decimal("0.01235"), RunText.loss(0.0123456));
        assertEquals(decimal("0.0001235"), RunText.loss(0.000123456));
        assertEquals(decimal("1.235e-05"), RunText.loss(1.23456e-5));
        assertEquals("0", RunText.loss(0));
        assertEquals("–", RunText.loss(Float.NaN));
    }

    private static String decimal(String text) {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        return text.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    @Test
    void aFileBelowTheHomeIsTheHomesAndAnyOtherIsWrittenWhole() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        Path other = Path.of("/data/a.dscope").toAbsolutePath();
        assertEquals(Path.of("~", "runs", "a.dscope").toString(), RunText.place(home.resolve("runs/a.dscope"), home));
        assertEquals(other.toString(), RunText.place(other, home));
    }
}
