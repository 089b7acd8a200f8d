package dev.densescope.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.problem.DenseScopeException;
import org.junit.jupiter.api.Test;

/** What the program foresees is told in its own sentence at every edge. */
class ForeseenFailureTest {
    private static final String SENTENCE = "The images in cats are gone: choose another folder.";

    @Test
    void isNotCalledAFaultOfTheProgram() {
        assertEquals(
                SENTENCE, Failures.end("The preview failed", new Foreseen()).sentence());
    }

    @Test
    void isTheBeginningOfALongerSentence() {
        assertEquals(
                "The images in cats are gone: choose another folder",
                new Foreseen().clause().toString());
    }

    private static final class Foreseen extends DenseScopeException {
        private static final long serialVersionUID = 1L;

        Foreseen() {
            super(SENTENCE);
        }
    }
}
