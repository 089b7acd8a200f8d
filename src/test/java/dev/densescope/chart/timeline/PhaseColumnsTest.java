package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseColumnsTest {
    @Test
    void spansWiderThanAPixelAreDrawnAsTheyAre() {
        PhaseColumns columns = new PhaseColumns(step(List.of(40, 30, 30)), nanos -> nanos / 10.0);
        assertEquals(3, columns.single().size());
        assertTrue(columns.narrow().isEmpty());
    }

    @Test
    void aNarrowSpanThatIsAloneInItsPixelStaysASpan() {
        PhaseColumns columns = new PhaseColumns(step(List.of(35, 4, 60)), nanos -> nanos / 10.0);
        assertEquals(3, columns.single().size());
    }

    @Test
    void narrowSpansShareTheirPixelsByTime() {
        List<Integer> nanos = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            nanos.add(i % 2 == 0 ? 30 : 10);
        }
        StepTrace step = step(nanos);
        PhaseColumns columns = new PhaseColumns(step, time -> time / 2_000.0);
        assertTrue(columns.single().isEmpty());
        Map<Phase, Double> pixels = new EnumMap<>(Phase.class);
        columns.narrow().forEach((phase, narrow) -> {
            assertEquals(15_000, narrow.spans());
            assertTrue(narrow.parts().size() <= 301, narrow.parts().size() + " parts");
            pixels.put(
                    phase,
                    narrow.parts().stream()
                            .mapToDouble(part -> part.right() - part.left())
                            .sum());
        });
        assertEquals(450_000, columns.narrow().get(Phase.BACKWARD).nanos());
        assertEquals(150_000, columns.narrow().get(Phase.RECOMPUTE).nanos());
        assertEquals(225, pixels.get(Phase.BACKWARD), 1e-6);
        assertEquals(75, pixels.get(Phase.RECOMPUTE), 1e-6);
    }

    @Test
    void partsOfAPhaseAscendAndDoNotOverlap() {
        List<Integer> nanos = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            nanos.add(i % 97 == 0 ? 5_000 : 20 + i % 13);
        }
        PhaseColumns columns = new PhaseColumns(step(nanos), time -> time / 1_000.0);
        assertTrue(columns.single().size() >= 4_000 / 97);
        columns.narrow().values().forEach(narrow -> {
            double last = -1;
            for (PhaseColumns.Part part : narrow.parts()) {
                assertTrue(part.left() >= last - 1e-9 && part.right() >= part.left());
                last = part.right();
            }
        });
    }

    /** Backward and recompute in turn, of these durations. */
    private static StepTrace step(List<Integer> nanos) {
        List<TracedOperation> operations = new ArrayList<>();
        long[] starts = new long[nanos.size()];
        long[] ends = new long[nanos.size()];
        long now = 0;
        for (int i = 0; i < starts.length; i++) {
            Phase phase = i % 2 == 0 ? Phase.BACKWARD : Phase.RECOMPUTE;
            operations.add(new TracedOperation(i, phase, LayerPath.denseLayer(1, 1 + i % 40), "op"));
            starts[i] = now;
            now += nanos.get(i);
            ends[i] = now;
        }
        return StepTrace.decode(new TraceLegend(operations, List.of()), 1, starts, ends, new int[0]);
    }
}
