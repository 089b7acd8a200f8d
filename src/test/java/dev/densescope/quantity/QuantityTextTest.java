package dev.densescope.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Language;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1.00 KiB",
        "1536, 1.50 KiB",
        "10230, 9.99 KiB",
        "10239, 10.0 KiB",
        "102348, 99.9 KiB",
        "102399, 100 KiB",
        "1047551, 1023 KiB",
        "1048063, 1023 KiB",
        "1048064, 1.00 MiB",
        "1048575, 1.00 MiB",
        "1048576, 1.00 MiB",
        "53477376, 51.0 MiB",
        "1331439862, 1.24 GiB",
        "70368744177664, 64.0 TiB",
        "9223372036854775807, 8.00 EiB",
        "-1, -1 B",
        "-1536, -1.50 KiB",
        "-9223372036854775808, -8.00 EiB"
    })
    void bytesAreRoundedToThreeOrFourDigits(long bytes, String text) {
        assertEquals(text, QuantityText.PLAIN.bytes(bytes));
    }

    @Property
    void theUnitIsTheLargestThatLeavesAtLeastOneAndLessThan1024(@ForAll long bytes) {
        String number = QuantityText.PLAIN.bytes(bytes).replaceAll("[^0-9.]", "");
        assertTrue(Double.parseDouble(number) < 1024, number);
        assertTrue(Math.abs(bytes) < 1024 || Double.parseDouble(number) >= 1, number);
    }

    /** Texts of the window wrap, files and terminals keep their spaces. */
    @Test
    void inTheWindowANumberStaysWithItsUnit() {
        assertEquals("620\u00a0MiB", QuantityText.window().bytes(620L << 20));
        assertEquals("12.3\u00a0ms", QuantityText.window().duration(12_300_000));
        assertEquals("5\u00a0%", QuantityText.window().percent(0.05));
        assertEquals("1,024\u00a0bytes", QuantityText.window().exactBytes(1024));
        assertEquals("620 MiB", QuantityText.PLAIN.bytes(620L << 20));
        assertEquals("620 MiB", QuantityText.told(620L << 20).in(Language.ENGLISH));
        assertEquals("620\u00a0MiB", QuantityText.told(620L << 20).in(Language.GERMAN));
    }

    @Test
    void decimalMarksAndGroupsFollowTheLocale() {
        assertEquals("1,50 KiB", in(Locale.GERMANY).bytes(1536));
        assertEquals("53,477,376 bytes", in(Locale.US).exactBytes(53_477_376));
        assertEquals("53.477.376 bytes", in(Locale.GERMANY).exactBytes(53_477_376));
    }

    @Test
    void documentsKeepANumberAndItsUnitOnOneLine() {
        assertEquals("1.50\u00a0KiB", QuantityText.FILES.bytes(1536));
        assertEquals("12.3\u00a0ms", QuantityText.FILES.duration(12_345_678));
        assertEquals("3\u00a0×\u00a032\u00a0×\u00a032", QuantityText.FILES.shape(3, 32, 32));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 ms",
        "123456, 0.123 ms",
        "5500000, 5.50 ms",
        "99960000, 100 ms",
        "1234000000, '1,234 ms'",
        "9999400000, '9,999 ms'",
        "9999500000, 10.0 s",
        "123456000000, 123 s"
    })
    void timesHaveThreeDigitsAndSecondsFromTenOn(long nanos, String text) {
        assertEquals(text, QuantityText.PLAIN.duration(nanos));
    }

    @Test
    void sharesHaveOneDecimalBelowTenPercentUnlessWhole() {
        assertEquals("5 %", QuantityText.PLAIN.percent(0.05));
        assertEquals("4.7 %", QuantityText.PLAIN.percent(0.0471));
        assertEquals("10 %", QuantityText.PLAIN.percent(0.0997));
        assertEquals("99 %", QuantityText.PLAIN.percent(0.9949));
        assertEquals("99.6 %", QuantityText.PLAIN.percent(0.9961));
        assertEquals("99.9 %", QuantityText.PLAIN.percent(0.99999));
        assertEquals("100 %", QuantityText.PLAIN.percent(1));
        assertEquals("4,7 %", in(Locale.GERMANY).percent(0.0471));
        assertEquals("−4.7 %", QuantityText.PLAIN.signedPercent(-0.0471));
        assertEquals("+12 %", QuantityText.PLAIN.signedPercent(0.12));
        assertEquals("93.4 %", QuantityText.PLAIN.accuracy(0.934));
        assertEquals("0.0 %", QuantityText.PLAIN.accuracy(0));
    }

    @Test
    void clocksHaveHoursWhereThereAreAny() {
        assertEquals("0:05", QuantityText.PLAIN.clock(5));
        assertEquals("59:59", QuantityText.PLAIN.clock(3599));
        assertEquals("1:00:00", QuantityText.PLAIN.clock(3600));
    }

    @Test
    void ratesHaveNoZerosAtTheirEnd() {
        assertEquals("0.1", QuantityText.PLAIN.rate(0.1));
        assertEquals("0.000125", QuantityText.PLAIN.rate(0.000125));
        assertEquals("0,0333", in(Locale.GERMANY).rate(1 / 30.0));
    }

    @Test
    void aLossThatHasDivergedIsAPowerOfTen() {
        assertEquals("999,999.0000", QuantityText.PLAIN.loss(999_999));
        assertEquals("1.000e+06", QuantityText.PLAIN.loss(1e6));
        assertEquals("-1.235e+18", QuantityText.PLAIN.loss(-1.2345678e18));
    }

    @Test
    void whatIsNotFiniteIsADash() {
        assertEquals("–", QuantityText.PLAIN.decimals(Double.NaN, 2));
        assertEquals("–", QuantityText.PLAIN.loss(Double.POSITIVE_INFINITY));
    }

    @Test
    void numbersOfTablesHaveTheirThousandsSetApartAndTheDecimalsOfTheLanguage() {
        assertEquals("17,188,420", QuantityText.PLAIN.grouped("17188420"));
        assertEquals("-1.234", in(Locale.GERMANY).grouped("-1234"));
        assertEquals("41,234.170", QuantityText.PLAIN.grouped("41234.170"));
        assertEquals("-0,861", in(Locale.GERMANY).grouped("-0.861"), "not read as thousands");
        for (String asItIs : List.of("", "999", "conv0", "1e9")) {
            assertEquals(asItIs, QuantityText.PLAIN.grouped(asItIs));
        }
    }

    private static QuantityText in(Locale locale) {
        return new QuantityText(locale, ' ');
    }

    @Test
    void comparedBytesAreExactOnlyIfTheyWouldLookTheSame() {
        assertEquals("1.00 MiB", QuantityText.PLAIN.bytesComparedWith(2 << 20, 1 << 20));
        assertEquals("1,048,575 bytes", QuantityText.PLAIN.bytesComparedWith(1_048_576, 1_048_575));
    }
}
