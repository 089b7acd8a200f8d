package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataChoiceTest {
    @Test
    void theWordsNameTheChoice() {
        assertEquals(new DataChoice.Synthetic(), DataChoice.parse("synthetic"));
        assertEquals(new DataChoice.Cifar10(Path.of("some/where")), DataChoice.parse("cifar10:some/where"));
        assertEquals(new DataChoice.Cifar100(Path.of("some/where"), false), DataChoice.parse("cifar100:some/where"));
        assertEquals(
                new DataChoice.Cifar100(Path.of("some/where"), true), DataChoice.parse("cifar100:some/where:coarse"));
        assertEquals(new DataChoice.Images(Path.of("some/where")), DataChoice.parse("images:some/where"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synthetic",
                "cifar10:a:b",
                "cifar100:a",
                "cifar100:a:coarse",
                "cifar100:a:coarse:fine",
                "cifar100:a:fine:coarse",
                "images:a b/c"
            })
    void textAndParsingAreInverse(String text) {
        assertEquals(text, DataChoice.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cifar10", "cifar10:", "cifar100:", "images", "images:", "Synthetic", "mnist"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        String message =
                assertThrows(DataException.class, () -> DataChoice.parse(text)).getMessage();
        assertEquals(
                "Unknown data '%s': use synthetic, cifar10:DIR, cifar100:DIR, cifar100:DIR:coarse or images:DIR."
                        .formatted(text),
                message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void theWholeOfTheImagesCannotBeHeldOut(double part) {
        String message = assertThrows(
                        DataException.class, () -> new DataChoice.Images(Path.of("some/where")).withHeldOut(part))
                .getMessage();
        assertEquals("The held-out part must be at least 0 and less than 1, but is %s.".formatted(part), message);
    }
}
