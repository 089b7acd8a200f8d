package dev.densescope.session.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void forAnOddCountItIsTheMiddleNumber() {
        assertEquals(5, Median.of(LongStream.of(9, 1, 5)));
        assertEquals(7, Median.of(LongStream.of(7)));
    }

    @Test
    void forAnEvenCountItIsTheMeanOfTheMiddleTwo() {
        assertEquals(4, Median.of(LongStream.of(100, 3, 5, 1)));
        assertEquals(2, Median.of(LongStream.of(2, 3)));
        assertEquals(Long.MAX_VALUE - 1, Median.of(LongStream.of(Long.MAX_VALUE, Long.MAX_VALUE - 2)));
    }

    @Test
    void withoutNumbersItIsZero() {
        assertEquals(0, Median.of(LongStream.empty()));
    }
}
