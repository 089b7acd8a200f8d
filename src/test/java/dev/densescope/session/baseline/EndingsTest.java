package dev.densescope.session.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.baseline.Answer;
import dev.densescope.session.RunOutcome;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final Endings ENDINGS = new Endings("Deeplearning4j", 3);

    @Test
    void aProcessThatHadNoMemoryRanOutOfIt() {
        assertEquals(
                new RunOutcome.OutOfMemory(
                        0, "Deeplearning4j ran out of memory (Java heap space): reduce the batch or the design."),
                ENDINGS.of(new Answer.Failed(true, "Java heap space")));
        assertEquals("out-of-memory", ENDINGS.of(137, "").id());
    }

    @Test
    void aFailureIsToldWithItsReason() {
        assertEquals(
                new RunOutcome.Failed("Deeplearning4j failed: a shape is wrong."),
                ENDINGS.of(new Answer.Failed(false, "a shape is wrong")));
        assertEquals(
                new RunOutcome.Failed("The process of Deeplearning4j ended after step 3 with exit code 5."),
                ENDINGS.of(5, ""));
    }

    @Test
    void javaReportsTheSignalThatEndsIt() {
        assertEquals(
                new RunOutcome.Failed("The process of Deeplearning4j crashed (SIGSEGV) after step 3."),
                ENDINGS.of(
                        1,
                        "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n"
                                + "#  SIGSEGV (0xb) at pc=0x0, pid=1, tid=2\n#"));
        assertEquals(
                new RunOutcome.Failed("The process of Deeplearning4j crashed (SIGABRT) after step 3."),
                ENDINGS.of(134, "terminate called"));
    }

    @Test
    void ctrlCReachesItAsWell() {
        assertEquals(new RunOutcome.Cancelled(3), ENDINGS.of(130, ""));
    }
}
