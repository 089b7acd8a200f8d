package dev.densescope.ui.design.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.control.ByteEntry;
import dev.densescope.ui.design.quantity.Quantities;
import dev.densescope.ui.design.quantity.Quantity;
import dev.densescope.ui.design.quantity.WholeQuantity;
import dev.densescope.ui.model.LayerTitle;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and numbers as they are read and typed. */
class DesignTextTest {
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void writeAsInAmerica() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
    }

    @AfterEach
    void writeAsBefore() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @ParameterizedTest
    @CsvSource({
        "network, Network",
        "stem, Stem",
        "block2, Block 2",
        "block2/layer11, 'Block 2, layer 11'",
        "transition1, Transition 1",
        "head, Head"
    })
    void pathsAreNamedInWords(String path, String words) {
        assertEquals(words, LayerTitle.of(LayerPath.parse(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "stem", "head", "block1", "block3/layer1", "transition2"})
    void placesInTheDesignKeepTheirPaths(String path) {
        assertEquals(path, LayerPath.parse(path).within(TestWorkspace.DESIGN).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"block4", "block3/layer2", "transition3", "block999999"})
    void placesOutsideTheDesignCountAsTheNetwork(String path) {
        assertEquals(
                LayerPath.Kind.NETWORK,
                LayerPath.parse(path).within(TestWorkspace.DESIGN).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1.00 k",
        "99949, 99.95 k",
        "99950, 100.0 k",
        "287912345, 287.9 M",
        "999949999, 999.9 M",
        "999950000, 1.00 G",
        "9223372036854775807, 9.22 E"
    })
    void largeNumbersHaveAPrefix(long number, String text) {
        assertEquals(text.replace(' ', '\u00a0'), DesignText.shortCount(number));
    }

    @ParameterizedTest
    @CsvSource({
        "' 12 GiB ', 12884901888",
        "500MB, 500000000",
        "1.5 gib, 1610612736",
        "1024 MiB, 1073741824",
        "1 PiB, 1125899906842624",
        "1048576 B, 1048576"
    })
    void memoryIsTypedWithItsUnit(String text, long bytes) {
        assertEquals(bytes, ByteEntry.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GiB", "-1", "1e3", "2 GiB left", "1.2.3", "NaN", "12 parsecs", "1234567890123456789"})
    void whatIsNoMemoryIsRefusedInOneSentence(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> ByteEntry.parse(text));
        assertEquals("Type an amount such as 2 GiB.", refusal.getMessage());
    }

    @Test
    void memoryWithoutItsUnitIsAskedForIt() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> ByteEntry.parse("500"));
        assertEquals("Type the unit as well: 500\u00a0MiB or 500\u00a0GiB.", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 B", "1 KiB", "1.1 PiB", "999999 TB"})
    void tooLittleAndTooMuchMemoryIsRefused(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> ByteEntry.parse(text));
        assertEquals("Type from 1 MiB to 1 PiB.", refusal.getMessage());
    }

    @Test
    void whatAFieldShowsCanBeTypedBackInEveryLocale() {
        for (Locale locale : List.of(Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.JAPAN)) {
            Locale.setDefault(Locale.Category.FORMAT, locale);
            for (long bytes : new long[] {ByteEntry.MIN, 555 << 20, 12L << 30, 3L << 41, ByteEntry.MAX}) {
                double typedBack = ByteEntry.parse(DesignText.bytes(bytes)) / (double) bytes;
                assertEquals(1, typedBack, 0.006, locale::toString);
            }
            DenseNetSpec design = TestWorkspace.DESIGN.withClasses(12_345).withDropout(0.25);
            for (Quantity quantity : Quantities.ofNetwork()) {
                assertEquals(design, quantity.withText(design, quantity.text(design)), quantity.field());
            }
        }
    }

    @Test
    void theLimitsInAReasonHaveTheDigitsOfTheWindow() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
        assertEquals("Classes must be from 1 to 1.000.000.", reason(design -> design.withClasses(0)));
        assertEquals("Compression must be from 0,01 to 1.", reason(design -> design.withCompression(2)));
    }

    private static String reason(UnaryOperator<DenseNetSpec> edit) {
        return DesignText.sentence(assertThrows(InvalidSpecException.class, () -> edit.apply(TestWorkspace.DESIGN)));
    }

    @Test
    void aNumberTypedWithGroupsIsRead() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
        assertEquals(65_536, WholeQuantity.parse("65.536"));
        Locale.setDefault(Locale.Category.FORMAT, Locale.FRANCE);
        assertEquals(65_536, WholeQuantity.parse("65 536"));
    }
}
