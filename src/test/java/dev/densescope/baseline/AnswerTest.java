package dev.densescope.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    static Stream<Answer> answers() {
        return Stream.of(
                new Answer.Ready("Deeplearning4j 1"),
                new Answer.Live(5),
                new Answer.Stepped(2.3f, 1_000_000, 1L << 40),
                new Answer.Stepped(Float.NaN, 1, 0),
                new Answer.Failed(true, "no memory"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aLineIsReadAsTheAnswerThatItWas(Answer answer) {
        assertEquals(Optional.of(answer), Answer.of(answer.line()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OMP: warning",
                "densescope-baseline",
                "densescope-baseline\tstep\t1.0\t2",
                "densescope-baseline\tlive\tmany",
                "densescope-baseline\tother\t1"
            })
    void otherLinesAreNoAnswers(String line) {
        assertEquals(Optional.empty(), Answer.of(line));
    }
}
