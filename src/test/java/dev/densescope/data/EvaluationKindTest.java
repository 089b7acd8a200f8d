package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationKindTest {
    @ParameterizedTest
    @CsvSource({
        "'10 % of train, held out', HELD_OUT",
        "'10 % of data_batch_1.bin to data_batch_5.bin, held out', HELD_OUT",
        "val, VALIDATION",
        "Validation_set, VALIDATION",
        "valid, VALIDATION",
        "test_batch.bin, TEST",
        "test.bin, TEST",
        "asl_alphabet_test, TEST",
        "others, OTHER"
    })
    void imagesAreCalledByWhatTheirPartIs(String name, EvaluationKind kind) {
        assertEquals(kind, EvaluationKind.of(new DatasetSummary.Part(name, 5)));
    }
}
