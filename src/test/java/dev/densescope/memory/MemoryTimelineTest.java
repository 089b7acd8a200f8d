package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryTimelineTest {
    private static final LayerPath LAYER = LayerPath.STEM;

    @Test
    void aStepHasTheBytesAndThePeakOfItsLiveProfile() {
        StepTrace trace = trace(new long[] {100, 130, 170}, new long[] {130, 170, 200});
        LiveProfile profile = trace.liveProfile();
        MemoryTimeline timeline = MemoryTimeline.of(trace);
        assertEquals(4, timeline.points());
        for (int operation = 0; operation < 3; operation++) {
            assertEquals(trace.startNanos(operation) - 100, timeline.timeNanos(operation));
            assertEquals(profile.totalBytes(operation), timeline.totalBytes(operation));
            assertEquals(profile.bytes(operation, Category.FEATURES), timeline.bytes(operation, Category.FEATURES));
            assertEquals(0, timeline.unknownBytes(operation));
        }
        assertEquals(profile.peakBytes(), timeline.peakBytes());
        assertEquals(profile.peakOperation(), timeline.peakIndex());
        assertEquals(100, timeline.durationNanos());
        assertTrue(timeline.hasCategories());
    }

    @Test
    void aStepWithoutOperationsHasNoPoint() {
        StepTrace trace = StepTrace.decode(legend(), 1, new long[0], new long[0], new int[0]);
        MemoryTimeline timeline = MemoryTimeline.of(trace);
        assertEquals(0, timeline.points());
        assertEquals(0, timeline.peakBytes());
        assertEquals(0, timeline.durationNanos());
    }

    @Test
    void aTimeThatGoesBackCountsAsThePreviousOne() {
        MemoryTimeline timeline = MemoryTimeline.of(trace(new long[] {100, 90, 170}, new long[] {130, 170, 160}));
        assertEquals(0, timeline.timeNanos(1));
        assertEquals(70, timeline.timeNanos(3));
    }

    @Test
    void bytesMayBeOfUnknownCategory() {
        MemoryTimeline timeline = new MemoryTimelineBuilder()
                .setUnknown(5)
                .point(0)
                .set(Category.WORKSPACE, 7)
                .point(10)
                .set(Category.WORKSPACE, 0)
                .point(10)
                .build();
        assertEquals(5, timeline.unknownBytes(1));
        assertEquals(7, timeline.bytes(1, Category.WORKSPACE));
        assertEquals(12, timeline.totalBytes(1));
        assertEquals(12, timeline.peakBytes());
        assertEquals(1, timeline.peakIndex());
        assertEquals(10, timeline.timeNanos(2));
        assertFalse(new MemoryTimelineBuilder().setUnknown(1).point(0).build().hasCategories());
    }

    @Test
    void equalPointsAreEqualTimelines() {
        MemoryTimeline one = new MemoryTimelineBuilder().setUnknown(3).point(1).build();
        assertEquals(one, new MemoryTimelineBuilder().setUnknown(3).point(1).build());
        assertNotEquals(one, new MemoryTimelineBuilder().setUnknown(4).point(1).build());
        assertNotEquals(
                one,
                new MemoryTimelineBuilder().set(Category.FEATURES, 3).point(1).build());
    }

    @Test
    void tooManyPointsAreThinnedWithoutLosingThePeakNorTheFirstAndTheLastPoint() {
        for (int given = 1; given < 300; given++) {
            Random random = new Random(given);
            MemoryTimelineBuilder builder = new MemoryTimelineBuilder(16);
            long peak = 0;
            long last = 0;
            long first = 0;
            for (int i = 0; i < given; i++) {
                last = random.nextInt(1000);
                first = i == 0 ? last : first;
                peak = Math.max(peak, last);
                builder.setUnknown(last).point(i);
            }
            MemoryTimeline timeline = builder.build();
            assertTrue(timeline.points() <= 17, "at most the limit and the last point");
            assertEquals(peak, timeline.peakBytes());
            assertEquals(first, timeline.totalBytes(0));
            assertEquals(last, timeline.totalBytes(timeline.points() - 1));
            assertEquals(given - 1, timeline.durationNanos());
            assertAscending(timeline);
            assertTrue(given > 16 || timeline.points() == given, "all are kept if there is room");
        }
    }

    @Test
    void bytesBelowZeroAndSumsBeyond63BitsAreRejected() {
        MemoryTimelineBuilder builder = new MemoryTimelineBuilder();
        assertThrows(IllegalArgumentException.class, () -> builder.setUnknown(-1));
        builder.setUnknown(Long.MAX_VALUE).set(Category.FEATURES, 1);
        assertThrows(ArithmeticException.class, () -> builder.point(0));
    }

    private static void assertAscending(MemoryTimeline timeline) {
        for (int i = 1; i < timeline.points(); i++) {
            assertTrue(timeline.timeNanos(i - 1) < timeline.timeNanos(i));
        }
    }

    private static StepTrace trace(long[] starts, long[] ends) {
        return StepTrace.decode(legend(), 1, starts, ends, new int[] {0, 1, 1, 2, 1, -1, 2, -2});
    }

    private static TraceLegend legend() {
        List<TracedOperation> operations = List.of(
                new TracedOperation(0, Phase.FORWARD, LAYER, "conv0"),
                new TracedOperation(1, Phase.FORWARD, LAYER, "norm0"),
                new TracedOperation(2, Phase.BACKWARD, LAYER, "norm0 backward"));
        TensorShape shape = TensorShape.vector(4);
        return new TraceLegend(
                operations,
                List.of(
                        new TracedTensor(0, LAYER, "a", Category.FEATURES, shape, 100, false),
                        new TracedTensor(1, LAYER, "b", Category.GRADIENTS, shape, 40, false)));
    }
}
