package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFilterTest {
    @ParameterizedTest
    @CsvSource({
        "'', true",
        "'  ', true",
        "SHARED, true",
        "12 bc, true",
        "densenet-12, true",
        "bc 13, false",
        "'100-12 shared', true",
        "12shared, false",
    })
    void entriesWithAllWordsAreFound(String query, boolean found) {
        assertEquals(found, TextFilter.of(query).finds(List.of("DenseNet-BC-100-12", "shared")));
    }
}
