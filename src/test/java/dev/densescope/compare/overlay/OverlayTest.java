package dev.densescope.compare.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlayTest {
    private final Comparison comparison = SampleComparisons.ofThree();

    @ParameterizedTest
    @EnumSource
    void everyAxisShowsThePeakOfEachRun(OverlayAxis axis) {
        Overlay overlay = Overlay.of(comparison, axis);
        for (int run = 0; run < 2; run++) {
            RunRecord record = comparison.runs().get(run).run().orElseThrow();
            assertEquals(
                    record.prediction().peakLiveBytes(),
                    overlay.lines().get(run).peakBytes());
        }
        assertFalse(overlay.isEmpty());
    }

    @Test
    void timeStartsAtZeroAndEndsWithTheStep() {
        OverlayLine naive = Overlay.of(comparison, OverlayAxis.TIME).lines().get(0);
        assertEquals(0, naive.start(0));
        ComparedRun run = comparison.runs().get(0);
        assertEquals(run.profile().orElseThrow().timeline().durationNanos() / 1e6, naive.end(), 1e-9);
    }

    @Test
    void operationsAreCountedAndEventsOnlyAmongThemselves() {
        Overlay overlay = Overlay.of(comparison, OverlayAxis.OPERATION);
        RunRecord naive = comparison.runs().get(0).run().orElseThrow();
        assertEquals(
                naive.lastTrace().orElseThrow().finished(),
                overlay.lines().get(0).points());
        assertTrue(overlay.lines().get(2).isEmpty(), "events are no operations");
        Overlay imported = Overlay.of(
                new Comparison(List.of(SampleComparisons.snapshot("one"), SampleComparisons.snapshot("other"))),
                OverlayAxis.OPERATION);
        assertEquals(6, imported.lines().get(1).points());
        assertEquals(5 << 20, imported.lines().get(1).peakBytes());
    }

    @Test
    void layersAreVisitedForwardAndBack() {
        Overlay overlay = Overlay.of(comparison, OverlayAxis.LAYER);
        List<String> groups = overlay.groups().stream()
                .map(group -> group.part().text() + " " + group.way())
                .toList();
        assertEquals(
                List.of(
                        "stem FORWARD",
                        "block1 FORWARD",
                        "transition1 FORWARD",
                        "block2 FORWARD",
                        "head FORWARD",
                        "head BACKWARD",
                        "block2 BACKWARD",
                        "transition1 BACKWARD",
                        "block1 BACKWARD",
                        "stem BACKWARD",
                        "network UPDATE"),
                groups);
        List<String> stations = overlay.stations().stream().map(Station::text).toList();
        assertTrue(stations.indexOf("block1/layer1, forward") < stations.indexOf("block1/layer2, forward"));
        assertTrue(stations.indexOf("block1/layer1, backward") > stations.indexOf("block1/layer2, backward"));
        assertTrue(overlay.lines().get(2).isEmpty());
        assertEquals(stations.size(), overlay.lines().get(0).points());
    }

    @Test
    void aLayerThatARunLacksIsAGap() {
        RunRecord shallow = SampleRuns.run(
                SampleRuns.smallSpec()
                        .withBlocks(List.of(SampleRuns.smallSpec().blocks().get(1))),
                Strategy.NAIVE,
                5);
        Overlay overlay = Overlay.of(
                new Comparison(List.of(
                        SampleComparisons.run(Strategy.NAIVE), SampleComparisons.inFile(shallow, "shallow.dscope"))),
                OverlayAxis.LAYER);
        OverlayLine line = overlay.lines().get(1);
        int third = IntStream.range(0, line.points())
                .filter(i -> overlay.stations().get(i).text().equals("block1/layer3, forward"))
                .findFirst()
                .orElseThrow();
        assertEquals(OverlayLine.GAP, line.value(third));
        assertTrue(line.value(third - 1) > 0);
    }
}
