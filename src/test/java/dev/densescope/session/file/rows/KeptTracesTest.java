package dev.densescope.session.file.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeptTracesTest {
    private final KeptTraces traces = new KeptTraces(8);
    private final TreeSet<Integer> inFile = new TreeSet<>();

    @Test
    void ofAShortRunEveryStepIsKept() {
        add(1, 8, 1);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), List.copyOf(inFile));
    }

    @Test
    void ofALongRunTheFirstTheLatestAndEvenlySpacedStepsAreKept() {
        for (int last = 1; last <= 1000; last++) {
            add(last, last, 1);
            assertEquals(1, inFile.first());
            assertEquals(last, inFile.last());
            assertTrue(inFile.size() <= 8, inFile.toString());
        }
        assertEquals(List.of(1, 257, 513, 769, 1000), List.copyOf(inFile));
    }

    @Test
    void aStepThatIsAddedAgainIsKeptOnce() {
        add(3, 5, 1);
        add(5, 5, 1);
        assertEquals(List.of(3, 4, 5), List.copyOf(inFile));
    }

    private void add(int first, int last, int by) {
        for (int step = first; step <= last; step += by) {
            traces.add(step).forEach(inFile::remove);
            inFile.add(step);
        }
    }
}
