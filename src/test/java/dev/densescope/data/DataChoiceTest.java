package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataChoiceTest {
    @Test
    void theTextOfAChoiceIsReadBack() {
        assertEquals(new DataChoice.Synthetic(), DataChoice.parse("synthetic"));
        DataChoice images = new DataChoice.Images(Path.of("some folder"));
        assertEquals(images, DataChoice.parse(images.text()));
        DataChoice cifar10 = new DataChoice.Cifar10(Path.of("some", "folder:1"));
        assertEquals(cifar10, DataChoice.parse(cifar10.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cifar10", "cifar10:", "images", "images:", "Synthetic", "mnist"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        String message =
                assertThrows(DataException.class, () -> DataChoice.parse(text)).getMessage();
        assertEquals("Data '" + text + "' is not known: allowed are synthetic, cifar10:DIR and images:DIR.", message);
    }

    @Test
    void aPathThatCannotBeIsRefused() {
        assertThrows(DataException.class, () -> DataChoice.parse("cifar10:a\0b"));
    }
}
