package dev.densescope.trace.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TensorAddresses;
import dev.densescope.trace.TracedRun;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Snapshots as the web viewer reads them. */
class MemorySnapshotTest {
    static final List<String> NAMES = SampleTraces.HOSTILE;

    @ParameterizedTest
    @EnumSource
    void theHistoryHasThePeakOfTheStepAndEndsAsTheSegmentSays(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        Map<?, ?> snapshot = read(run);
        assertSound(run, snapshot);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        assertEquals(trace.liveProfile().peakBytes(), peak(history(snapshot)));
        assertEquals(run.run().measurement().orElseThrow().peakLiveBytes(), peak(history(snapshot)));
        Map<?, ?> segment = (Map<?, ?>) list(snapshot, "segments").get(0);
        assertEquals(run.run().measurement().orElseThrow().reservedBytes(), segment.get("total_size"));
    }

    @Test
    void eventsAreThoseOfTheTraceInTheirOrder() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        List<?> history = history(read(run));
        int next = 1;
        for (MemoryEvent event : trace.events()) {
            boolean acquired = event instanceof MemoryEvent.Acquired;
            for (String action : acquired ? List.of("alloc") : List.of("free_requested", "free_completed")) {
                Map<?, ?> entry = (Map<?, ?>) history.get(next++);
                assertEquals(action, entry.get("action"));
                assertEquals(event.tensor().bytes(), entry.get("size"));
                assertEquals(event.tensor().category().id(), entry.get("category"));
                assertEquals(
                        event.tensor().name(),
                        ((Map<?, ?>) list(entry, "frames").get(0)).get("name"));
            }
        }
        assertEquals(next, history.size());
    }

    @Test
    void aFrameIsShownAsBlockNumberOfTheLayerAndTensor() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Object entry : history(read(SampleTraces.small(Strategy.SHARED)))) {
            Map<?, ?> frame = (Map<?, ?>) list((Map<?, ?>) entry, "frames").get(0);
            shown.add("%s:%s:%s".formatted(frame.get("filename"), frame.get("line"), frame.get("name")));
        }
        assertTrue(shown.containsAll(List.of("block1:3:concat", "transition1:0:norm", "Small:4:step")));
    }

    @Test
    void anInterruptedStepLeavesItsLiveTensorsInTheSegment() throws IOException {
        TracedRun run = SampleTraces.interrupted(SampleTraces.small(Strategy.SHARED), 12);
        Map<?, ?> snapshot = read(run);
        assertSound(run, snapshot);
        Map<?, ?> segment = (Map<?, ?>) list(snapshot, "segments").get(0);
        assertTrue((long) segment.get("active_size") > 0);
        assertTrue(list(segment, "blocks").size() > 3);
    }

    @Test
    void aRunWithoutStepsHasAnEmptyHistory() throws IOException {
        Map<?, ?> snapshot = read(SampleTraces.withoutSteps());
        assertEquals(List.of(), history(snapshot));
        assertEquals(List.of(), snapshot.get("segments"));
    }

    /** Such as a run of another version of the program. */
    @Test
    void tensorsThatTheScheduleDoesNotHaveLieApart() throws IOException {
        TracedRun run = SampleTraces.ofEvents(4_000);
        assertSound(run, read(run));
    }

    @Test
    void twoHundredThousandEventsAreReadByTheWebViewer() throws IOException {
        TracedRun run = SampleTraces.ofEvents(200_000);
        Map<?, ?> snapshot = read(run);
        assertEquals(300_001, history(snapshot).size());
        assertEquals(run.run().lastTrace().orElseThrow().liveProfile().peakBytes(), peak(history(snapshot)));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesAreTextInOneLine(String name) throws IOException {
        TracedRun run = SampleTraces.hostile(name);
        Map<?, ?> snapshot = read(run);
        assertSound(run, snapshot);
        for (Object entry : history(snapshot)) {
            for (Object frame : list((Map<?, ?>) entry, "frames")) {
                String text = String.valueOf(((Map<?, ?>) frame).get("name"));
                assertFalse(text.chars().anyMatch(Character::isISOControl), text);
                assertFalse(text.contains("\u202E"), text);
            }
        }
    }

    /** What the viewer relies on. */
    private static void assertSound(TracedRun run, Map<?, ?> snapshot) {
        long time = 0;
        Map<Long, Long> live = new HashMap<>();
        Set<Object> categories = new HashSet<>();
        for (Object each : history(snapshot)) {
            Map<?, ?> entry = (Map<?, ?>) each;
            assertEquals(Set.of("action", "addr", "size", "stream", "time_us", "frames", "category"), entry.keySet());
            assertTrue((long) entry.get("time_us") >= time, "times go backwards");
            time = (long) entry.get("time_us");
            categories.add(entry.get("category"));
            if (entry.get("action").equals("alloc")) {
                assertFalse(live.containsKey(entry.get("addr")), "two tensors live at one address");
                live.put((long) entry.get("addr"), (long) entry.get("size"));
            } else if (entry.get("action").equals("free_completed")) {
                assertEquals(entry.get("size"), live.remove(entry.get("addr")));
            }
        }
        assertTrue(categories.contains("unknown"), "the viewer fails without this category");
        assertTrue(time >= run.run().startedAt().toEpochMilli() * 1_000);
        assertSoundSegment((Map<?, ?>) list(snapshot, "segments").get(0), live);
    }

    private static void assertSoundSegment(Map<?, ?> segment, Map<Long, Long> live) {
        long next = (long) segment.get("address");
        assertEquals(TensorAddresses.ARENA, next);
        Map<Long, Long> active = new HashMap<>();
        for (Object each : list(segment, "blocks")) {
            Map<?, ?> block = (Map<?, ?>) each;
            assertEquals(next, block.get("address"), "blocks lie back to back");
            next += (long) block.get("size");
            if (block.get("state").equals("active_allocated")) {
                active.put((long) block.get("address"), (long) block.get("requested_size"));
            } else {
                assertEquals("inactive", block.get("state"));
            }
        }
        assertEquals((long) segment.get("address") + (long) segment.get("total_size"), next);
        assertEquals(live, active, "what the history leaves is in the segment");
        long activeBytes = active.values().stream().mapToLong(Long::longValue).sum();
        assertEquals(activeBytes, segment.get("active_size"));
        assertEquals(activeBytes, segment.get("allocated_size"));
    }

    private static long peak(List<?> history) {
        long live = 0;
        long peak = 0;
        for (Object each : history) {
            Map<?, ?> entry = (Map<?, ?>) each;
            if (entry.get("action").equals("alloc")) {
                live += (long) entry.get("size");
            } else if (entry.get("action").equals("free_completed")) {
                live -= (long) entry.get("size");
            }
            peak = Math.max(peak, live);
        }
        return peak;
    }

    private static List<?> history(Map<?, ?> snapshot) {
        assertEquals(1, list(snapshot, "device_traces").size());
        return (List<?>) list(snapshot, "device_traces").get(0);
    }

    private static List<?> list(Map<?, ?> dictionary, String key) {
        return (List<?>) dictionary.get(key);
    }

    private static Map<?, ?> read(TracedRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemorySnapshot.write(run, bytes, WriteProgress.NONE);
        return (Map<?, ?>) new MemoryVizReader(
                        new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .read();
    }
}
