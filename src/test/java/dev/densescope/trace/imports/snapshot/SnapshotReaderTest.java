package dev.densescope.trace.imports.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.quantity.QuantityText;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.TraceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotReaderTest {
    private static final SampleSnapshot SAMPLE = new SampleSnapshot(7, 0, 3_000);

    @ParameterizedTest
    @EnumSource
    void aWholeHistoryGivesLiveAndReservedBytesToTheByte(Pickler.Style style) throws IOException {
        ImportedTrace trace = read(SAMPLE.pickle(SAMPLE.dictionary(), style));
        assertEquals(TraceKind.PYTORCH_SNAPSHOT, trace.kind());
        assertEquals(SAMPLE.entries().size(), trace.events());
        assertEquals(SAMPLE.peakBytes(0), trace.live().peakBytes());
        assertEquals(SAMPLE.reservedBytes(), trace.maxReservedBytes().orElseThrow());
        assertEquals(List.of(), trace.notices());
        assertFalse(trace.live().hasCategories());
        assertEquals(lastMicros() * 1_000, trace.live().durationNanos());
        assertLiveAfterEveryEntry(trace.live(), 0);
    }

    @Test
    void aHistoryThatBeginsInTheMiddleStartsWithWhatWasAllocatedBefore() throws IOException {
        int kept = 1_000;
        int from = SAMPLE.entries().size() - kept;
        ImportedTrace trace = read(SAMPLE.pickle(SAMPLE.dictionary(kept), Pickler.Style.PYTHON_4));
        assertEquals(SAMPLE.liveBytes(from - 1), trace.live().totalBytes(0));
        assertEquals(SAMPLE.peakBytes(from), trace.live().peakBytes());
        assertEquals(SAMPLE.reservedBytes(), trace.maxReservedBytes().orElseThrow());
        assertEquals(1, trace.notices().size());
        assertTrue(trace.notices().get(0).toString().contains("begins in the middle"), trace.notices()::toString);
        assertLiveAfterEveryEntry(trace.live(), from);
    }

    @Test
    void allocationsAreAddedUpByTheirInnermostFrame() throws IOException {
        List<OperationSum> sums =
                read(SAMPLE.pickle(SAMPLE.dictionary(), Pickler.Style.CPP)).operations();
        assertEquals(
                SAMPLE.allocatedBytes(),
                sums.stream().mapToLong(OperationSum::bytes).sum());
        assertEquals(12, sums.size());
        assertTrue(sums.stream().anyMatch(sum -> sum.name().equals("f3.py:13:call3")), sums::toString);
    }

    @Test
    void ofSeveralDevicesTheOneWithTheMostEventsIsRead() throws IOException {
        SampleSnapshot other = new SampleSnapshot(8, 1, 4_000);
        List<Object> segments = new ArrayList<>(SAMPLE.segments());
        segments.addAll(other.segments());
        Map<String, Object> both =
                SampleSnapshot.dictionary(segments, List.of(SAMPLE.entries(), other.entries(), List.of(), List.of()));
        ImportedTrace trace = read(SAMPLE.pickle(both, Pickler.Style.PYTHON_2));
        assertEquals(other.peakBytes(0), trace.live().peakBytes());
        assertEquals(other.entries().size(), trace.events());
        assertEquals(1, trace.notices().size());
        assertTrue(trace.notices().get(0).toString().contains("2 devices; only device 1"), trace.notices()::toString);
    }

    /** As {@code torch.profiler} and {@code record_function} write them; those of another device do not count. */
    @Test
    void annotationsAreToldWithTheMemoryOfTheLast() throws IOException {
        long first = micros(SAMPLE.entries().get(100));
        long last = micros(SAMPLE.entries().get(900));
        Map<String, Object> snapshot = new LinkedHashMap<>(SAMPLE.dictionary());
        snapshot.put(
                "external_annotations",
                List.of(
                        annotation("ProfilerStep#1", "START", 0, first),
                        annotation("forward", "START", 0, first),
                        annotation("other", "START", 1, first),
                        annotation("other", "END", 1, last),
                        annotation("forward", "END", 0, first + 2_000),
                        annotation("ProfilerStep#1", "END", 0, first + 3_000),
                        annotation("ProfilerStep#2", "START", 0, first + 3_000),
                        annotation("ProfilerStep#2", "END", 0, last),
                        annotation("open", "START", 0, last)));
        ImportedTrace trace = read(SAMPLE.pickle(snapshot, Pickler.Style.PYTHON_4));
        assertEquals(
                List.of(
                        "The snapshot is annotated: ProfilerStep 2 times, the last for %s with at most %s live; forward once, for %s with at most %s live."
                                .formatted(
                                        QuantityText.FILES.duration((last - first - 3_000) * 1_000),
                                        QuantityText.FILES.bytes(most(first + 3_000, last)),
                                        QuantityText.FILES.duration(2_000_000),
                                        QuantityText.FILES.bytes(most(first, first + 2_000)))),
                trace.notices().stream().map(Text::toString).toList());
        assertEquals(
                new OperationSum("annotation", "ProfilerStep", 2, (last - first) * 1_000, 0),
                trace.operations().get(0));
    }

    /** The most live bytes after any entry that counts between two times. */
    private static long most(long from, long to) {
        long most = 0;
        for (int entry = 0; entry < SAMPLE.entries().size(); entry++) {
            boolean isLast = entry + 1 == SAMPLE.entries().size();
            if (micros(SAMPLE.entries().get(entry)) <= to
                    && (isLast || micros(SAMPLE.entries().get(entry + 1)) > from)) {
                most = Math.max(most, SAMPLE.liveBytes(entry));
            }
        }
        return most;
    }

    private static long micros(Map<String, Object> entry) {
        return (Long) entry.get("time_us");
    }

    private static Map<String, Object> annotation(String name, String stage, int device, long micros) {
        return Map.of("name", name, "stage", stage, "device", device, "time_us", micros);
    }

    /** Of segments that grow (expandable_segments), and of entries that are no change. */
    @Test
    void mappedSegmentsChangeReservedBytes() throws IOException {
        List<Map<String, Object>> entries = List.of(
                entry("segment_alloc", 4 << 20, 1),
                entry("segment_map", 2 << 20, 2),
                entry("alloc", 1 << 20, 3),
                entry("snapshot", 0, 4),
                entry("user_defined", 0, 5),
                entry("segment_unmap", 2 << 20, 6));
        Map<String, Object> segment = Map.of(
                "device",
                0,
                "total_size",
                4 << 20,
                "segment_pool_id",
                List.of(0, 1),
                "is_expandable",
                true,
                "blocks",
                List.of(Map.of("size", 1 << 20, "requested_size", 1 << 20, "state", "active_allocated")));
        ImportedTrace trace = read(
                SAMPLE.pickle(SampleSnapshot.dictionary(List.of(segment), List.of(entries)), Pickler.Style.PYTHON_4));
        assertEquals(6 << 20, trace.maxReservedBytes().orElseThrow());
        assertEquals(1 << 20, trace.live().peakBytes());
        assertEquals(List.of(), trace.notices());
    }

    private static Map<String, Object> entry(String action, long bytes, long afterMicros) {
        return Map.of("action", action, "addr", 0, "size", bytes, "time_us", SampleSnapshot.START_MICROS + afterMicros);
    }

    @Test
    void allocationsThatFailedAreTold() throws IOException {
        SampleSnapshot failed = new SampleSnapshot(9, 0, 50).fail(3L << 30).fail(1 << 30);
        ImportedTrace trace = read(failed.pickle(failed.dictionary(), Pickler.Style.PYTHON_4));
        assertEquals(failed.entries().size(), trace.events());
        assertTrue(
                trace.notices().get(0).toString().contains("2 times; the largest allocation that failed was 3"),
                () -> trace.notices().toString());
    }

    @Test
    void aSnapshotWithoutHistoryTellsTheEnd() throws IOException {
        Map<String, Object> end = SampleSnapshot.dictionary(SAMPLE.segments(), List.of(List.of()));
        ImportedTrace trace = read(SAMPLE.pickle(end, Pickler.Style.PYTHON_4));
        assertEquals(1, trace.live().points());
        assertEquals(SAMPLE.liveBytes(SAMPLE.entries().size() - 1), trace.live().peakBytes());
        assertTrue(trace.notices().get(0).toString().contains("has no history"), trace.notices()::toString);
    }

    @Test
    void olderSnapshotsHaveNoTimesAndTheHistoryOfBlocks() throws IOException {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("size", 1024);
        block.put("state", "active_allocated");
        block.put("history", List.of(Map.of("addr", 64, "real_size", 1000, "frames", List.of())));
        Map<String, Object> segment =
                Map.of("device", 0, "address", 64, "total_size", 2 << 20, "stream", 0, "blocks", List.of(block));
        Map<String, Object> alloc = Map.of("action", "alloc", "addr", 64, "size", 1000, "stream", 0);
        Map<String, Object> free = Map.of("action", "free_completed", "addr", 64, "size", 30, "stream", 0);
        ImportedTrace trace = read(SAMPLE.pickle(
                SampleSnapshot.dictionary(List.of(segment), List.of(List.of(free, alloc))), Pickler.Style.PYTHON_2));
        assertEquals(30, trace.live().totalBytes(0));
        assertEquals(1_000, trace.live().peakBytes());
        assertEquals(1_000, trace.live().durationNanos());
        assertTrue(
                trace.notices().stream().anyMatch(notice -> notice.toString().contains("no times")),
                trace.notices()::toString);
    }

    @Test
    void categoriesOfThisProgramAreKeptAndOthersAreUnknown() throws IOException {
        List<Map<String, Object>> entries = List.of(
                entry("alloc", 100, "parameters"),
                entry("alloc", 50, "features"),
                entry("alloc", 7, "ACTIVATION"),
                entry("free_requested", 50, "features"),
                entry("free_completed", 50, "features"),
                entry("free_requested", 9, "gradients"));
        Map<String, Object> segment =
                Map.of("device", 0, "total_size", 4096, "blocks", List.of(allocated(100), allocated(7)));
        ImportedTrace trace = read(
                SAMPLE.pickle(SampleSnapshot.dictionary(List.of(segment), List.of(entries)), Pickler.Style.PYTHON_4));
        MemoryTimeline live = trace.live();
        assertTrue(live.hasCategories());
        assertEquals(9, live.bytes(0, Category.GRADIENTS), "freed, so it was there before");
        assertEquals(50, live.bytes(2, Category.FEATURES));
        assertEquals(7, live.unknownBytes(3));
        assertEquals(166, live.peakBytes());
        int last = live.points() - 1;
        assertEquals(100, live.bytes(last, Category.PARAMETERS));
        assertEquals(107, live.totalBytes(last));
    }

    @Test
    void segmentsThatDoNotMatchTheHistoryAreTold() throws IOException {
        Map<String, Object> snapshot = SampleSnapshot.dictionary(
                List.of(), List.of(List.of(entry("alloc", 100, "x"), entry("segment_alloc", 4096, "x"))));
        ImportedTrace trace = read(SAMPLE.pickle(snapshot, Pickler.Style.PYTHON_4));
        assertEquals(100, trace.live().peakBytes());
        assertEquals(4096, trace.maxReservedBytes().orElseThrow());
        assertTrue(trace.notices().get(0).toString().contains("do not match"), trace.notices()::toString);
    }

    @Test
    void liveBytesAreInReservedOnesEvenIfTheSegmentsOfThePeakAreNotTold() throws IOException {
        Map<String, Object> snapshot = SampleSnapshot.dictionary(
                List.of(), List.of(List.of(entry("alloc", 5000, "x"), entry("free_completed", 5000, "x"))));
        ImportedTrace trace = read(SAMPLE.pickle(snapshot, Pickler.Style.PYTHON_4));
        assertEquals(5000, trace.live().peakBytes());
        assertEquals(5000, trace.maxReservedBytes().orElseThrow());
        assertTrue(trace.notices().get(0).toString().contains("do not match"), trace.notices()::toString);
    }

    private static Map<String, Object> entry(String action, long bytes, String category) {
        return Map.of(
                "action",
                action,
                "addr",
                64,
                "size",
                bytes,
                "stream",
                0,
                "time_us",
                SampleSnapshot.START_MICROS,
                "frames",
                List.of(),
                "category",
                category);
    }

    private static Map<String, Object> allocated(long bytes) {
        return Map.of("address", 0, "size", 512, "requested_size", bytes, "state", "active_allocated");
    }

    /** Compares live bytes after each entry, since many entries have the same time and only some change live bytes. */
    private static void assertLiveAfterEveryEntry(MemoryTimeline live, int from) {
        List<Long> expected = new ArrayList<>();
        expected.add(from == 0 ? 0 : SAMPLE.liveBytes(from - 1));
        for (int i = from; i < SAMPLE.entries().size(); i++) {
            String action = (String) SAMPLE.entries().get(i).get("action");
            if (action.equals("alloc") || action.equals("free_requested")) {
                expected.add(SAMPLE.liveBytes(i));
            }
        }
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            found.add(live.totalBytes(i));
        }
        assertEquals(expected, found);
    }

    private static long lastMicros() {
        return (long) SAMPLE.entries().get(SAMPLE.entries().size() - 1).get("time_us") - SampleSnapshot.START_MICROS;
    }

    private static ImportedTrace read(byte[] pickle) throws IOException {
        return SnapshotReader.read("a.pickle", new ByteArrayInputStream(pickle));
    }
}
