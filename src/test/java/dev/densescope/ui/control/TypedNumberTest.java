package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.ui.WindowLocale;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumberTest {
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | 0.5 | 0.5
            en-US | 1e-4 | 0.0001
            de-DE | 0,5 | 0.5
            de-DE | 0.5 | 0.5
            de-DE | ,25 | 0.25
            sv-SE | 0,5 | 0.5
            ar-EG | 0.5 | 0.5
            ar-EG | ٠٫٥ | 0.5
            en-US | ٠٫٥ | 0.5
            fa-IR | ۰٫۲۵ | 0.25
            th-TH-u-nu-thai | ๐.๕ | 0.5
            """)
    void decimalsAreReadWithTheSeparatorOfTheLocaleOrAPointInAnyDigits(String locale, String typed, double number) {
        use(locale);
        assertEquals(number, TypedNumber.decimal(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | 64 | 64
            en-US | 65,536 | 65536
            de-DE | 65.536 | 65536
            fr-FR | 65 536 | 65536
            de-CH | 65’536 | 65536
            en-IN | 1,00,000 | 100000
            ar-EG | ٦٤ | 64
            ar-EG | ٦٥٬٥٣٦ | 65536
            fa-IR | ۶۴ | 64
            th-TH-u-nu-thai | ๖๔ | 64
            en-US | -3 | -3
            """)
    void wholeNumbersAreReadWithTheGroupsOfTheLocaleInAnyDigits(String locale, String typed, long number) {
        use(locale);
        assertEquals(number, TypedNumber.whole(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | 0,5
            en-US | 1.000.5
            en-US | NaN
            en-US | 1d
            en-US | 0x1p3
            de-DE | 1.000,5
            ar-EG | نصف
            """)
    void whatIsNoDecimalIsRefused(String locale, String typed) {
        use(locale);
        assertThrows(NumberFormatException.class, () -> TypedNumber.decimal(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-DE | 1.5
            de-DE | 1,5
            en-US | 1,5
            en-US | 1.5
            en-US | 99999999999999999999
            en-US | 1,000,00
            """)
    void whatIsNoWholeNumberIsRefusedAndNotTakenForTenTimesIt(String locale, String typed) {
        use(locale);
        assertThrows(NumberFormatException.class, () -> TypedNumber.whole(typed));
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "99999999999, 2147483647", "-99999999999999999999999, -2147483648", "'65,536', 65536"})
    void whatIsBeyondAnIntIsItsNearest(String typed, int nearest) {
        use("en-US");
        assertEquals(nearest, TypedNumber.nearestInt(typed));
    }

    private static void use(String locale) {
        Locale.setDefault(Locale.Category.FORMAT, WindowLocale.of(Locale.forLanguageTag(locale)));
    }
}
