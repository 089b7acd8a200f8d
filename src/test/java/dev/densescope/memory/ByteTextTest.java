package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {
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
        assertEquals(text, ByteText.of(bytes, Locale.ROOT));
    }

    @Property
    void theUnitIsTheLargestThatLeavesAtLeastOneAndLessThan1024(@ForAll long bytes) {
        String number = ByteText.of(bytes, Locale.ROOT).replaceAll("[^0-9.]", "");
        assertTrue(Double.parseDouble(number) < 1024, number);
        assertTrue(Math.abs(bytes) < 1024 || Double.parseDouble(number) >= 1, number);
    }

    @Test
    void decimalMarksAndGroupsFollowTheLocale() {
        assertEquals("1,50 KiB", ByteText.of(1536, Locale.GERMANY));
        assertEquals("53,477,376 bytes", ByteText.exact(53_477_376, Locale.US));
        assertEquals("53.477.376 bytes", ByteText.exact(53_477_376, Locale.GERMANY));
    }
}
