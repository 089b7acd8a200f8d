package dev.densescope.trace.imports.chrome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.TraceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChromeReaderTest {
    private static final SampleProfile PROFILE = new SampleProfile(3, 0, 500);

    @Test
    void memoryEventsOfSeveralThreadsAreInTheOrderOfTime() throws IOException {
        ImportedTrace trace = read(PROFILE.json());
        assertEquals(TraceKind.PROFILER_CHROME, trace.kind());
        List<Long> expected = new ArrayList<>(List.of(0L));
        expected.addAll(PROFILE.liveBytes());
        assertEquals(expected, totals(trace.live()));
        assertEquals(Collections.max(PROFILE.liveBytes()), trace.live().peakBytes());
        assertEquals(PROFILE.reservedBytes(), trace.maxReservedBytes().orElseThrow());
        assertFalse(trace.live().hasCategories());
        assertEquals(List.of(), trace.notices());
        assertEquals(1 + 4 * 500, trace.events());
    }

    @Test
    void operationsAndKernelsAreAddedUpByName() throws IOException {
        List<OperationSum> sums = read(PROFILE.json()).operations();
        assertEquals(4, sums.size());
        OperationSum kernels = sums.stream()
                .filter(sum -> sum.name().contains("conv2d_kernel"))
                .findFirst()
                .orElseThrow();
        assertEquals(new OperationSum("kernel", "void cudnn::conv2d_kernel<float, 4>(int)", 250, 562_500, 0), kernels);
        long nanos = sums.stream()
                .filter(sum -> sum.group().equals("cpu_op"))
                .mapToLong(OperationSum::nanos)
                .sum();
        long expected = 0;
        for (int i = 0; i < 500; i++) {
            expected += i % 7 * 1_000 + 500;
        }
        assertEquals(expected, nanos);
    }

    @Test
    void whatWasAllocatedBeforeTheFirstEventIsTold() throws IOException {
        ImportedTrace trace = read(new SampleProfile(4, 1 << 20, 20).json());
        assertEquals(1 << 20, trace.live().totalBytes(0));
        assertEquals(
                List.of("The trace begins in the middle: 1.00\u00a0MiB were allocated before it."),
                trace.notices().stream().map(Text::toString).toList());
    }

    @Test
    void ofSeveralDevicesTheGpuWithTheMostEventsIsShown() throws IOException {
        SampleProfile profile = new SampleProfile(5, 0, 30);
        for (int i = 0; i < 100; i++) {
            profile.with(SampleProfile.MEMORY.formatted(1, 9_000 + i, 0, 0, 1 << 30, 8, i, -1, 0, i));
        }
        profile.with(SampleProfile.MEMORY.formatted(1, 9_000, 0, 0, 1 << 30, 8, 1, 1, 1, 1));
        ImportedTrace trace = read(profile.json());
        assertEquals(Collections.max(profile.liveBytes()), trace.live().peakBytes());
        assertEquals(
                List.of("The trace has memory events of 3 devices; only GPU 0 is shown, with 30 events."),
                trace.notices().stream().map(Text::toString).toList());
    }

    @Test
    void olderTracesWithoutTotalsAreAddedUp() throws IOException {
        String json = "{\"schemaVersion\": 1, \"traceEvents\": [%s, %s, %s]}"
                .formatted(old(10, -30), old(20, 50), old(30, -20));
        ImportedTrace trace = read(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(30L, 0L, 50L, 30L), totals(trace.live()));
        assertTrue(trace.maxReservedBytes().isEmpty());
        assertTrue(trace.notices().get(0).toString().contains("no 'Total Allocated'"), trace.notices()::toString);
    }

    private static String old(long micros, long bytes) {
        return ("{\"name\": \"[memory]\", \"ph\": \"i\", \"s\": \"t\", \"ts\": %d, \"args\": {\"Device Type\": 1, \"Device Id\": 0,"
                        + " \"Bytes\": %d}}")
                .formatted(micros, bytes);
    }

    @Test
    void aProfileWithoutMemorySaysHowToRecordIt() throws IOException {
        String json =
                "{\"schemaVersion\": 1, \"traceEvents\": [{\"ph\": \"X\", \"cat\": \"cpu_op\", \"name\": \"aten::add\","
                        + " \"ts\": 1, \"dur\": 1e3}]}";
        ImportedTrace trace = read(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, trace.live().points());
        assertEquals(1_000_000, trace.operations().get(0).nanos());
        assertEquals(
                List.of("The trace has no memory events: profile with profile_memory=True."),
                trace.notices().stream().map(Text::toString).toList());
    }

    @Test
    void ourTracesGiveCategoriesAndLayers() throws IOException {
        SampleOurs ours = new SampleOurs(6, 90);
        ImportedTrace trace = read(ours.json());
        assertEquals(TraceKind.DENSESCOPE_CHROME, trace.kind());
        assertEquals(90, trace.live().points());
        for (int i = 0; i < 90; i++) {
            for (Category category : Category.values()) {
                assertEquals(
                        ours.liveBytes().get(i)[category.ordinal()],
                        trace.live().bytes(i, category));
            }
        }
        assertEquals(89 * 4_000, trace.live().durationNanos());
        assertEquals(1 << 28, trace.maxReservedBytes().orElseThrow());
        assertEquals(4, trace.operations().size());
        assertTrue(
                trace.operations().contains(new OperationSum("block1/layer1", "forward conv0", 30, 30 * 3_001, 0)),
                trace.operations()::toString);
    }

    @Test
    void aListOfEventsIsATraceAsWell() throws IOException {
        String json = "[" + String.join(",", PROFILE.events()) + "]";
        assertEquals(
                Collections.max(PROFILE.liveBytes()),
                read(json.getBytes(StandardCharsets.UTF_8)).live().peakBytes());
    }

    static Stream<Arguments> hostile() {
        String deep = "{\"traceEvents\": [{\"args\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}]}";
        return Stream.of(
                Arguments.of("deep", deep, "nested too deeply"),
                Arguments.of("long text", event("\"ph\": \"" + "x".repeat(2 << 20) + "\""), "too long"),
                Arguments.of("long number", event("\"ph\": \"X\", \"ts\": " + "1".repeat(1_000)), "too long"),
                Arguments.of(
                        "huge exponent",
                        at("1e999999999"),
                        "'ts' of an event '[memory]' should be a number, but is not"),
                Arguments.of("NaN", at("NaN"), "should be a number, but is not"),
                Arguments.of("infinite", at("-INF"), "should be a number, but is not"),
                Arguments.of("text for a time", at("\"1\""), "should be a number, but is not"),
                Arguments.of("no bytes", memory("\"Total Allocated\": 5"), "'Bytes' of an event '[memory]'"),
                Arguments.of("negative total", memory("\"Bytes\": 5, \"Total Allocated\": -5"), "but is -5"),
                Arguments.of("fraction", memory("\"Bytes\": 5.5"), "but is not"),
                Arguments.of("beyond 64 bits", memory("\"Bytes\": 123456789012345678901"), "but is not"),
                Arguments.of("huge bytes", memory("\"Bytes\": 1234567890123456789"), "bytes up to"),
                Arguments.of(
                        "negative duration", event("\"ph\":\"X\",\"cat\":\"kernel\",\"ts\":1,\"dur\":-1"), "is -1000"),
                Arguments.of("mixed", "[" + full(1) + "," + old(2, 1) + "]", "no 'Total Allocated'"),
                Arguments.of("no list", "{\"traceEvents\": {}}", "not a list"),
                Arguments.of("no objects", "{\"traceEvents\": [1]}", "not an object"),
                Arguments.of("text", "\"traceEvents\"", "neither an object nor a list"),
                Arguments.of("nothing", "", "neither an object nor a list"),
                Arguments.of(
                        "other program",
                        "{\"traceEvents\": [{\"ph\": \"X\", \"name\": \"paint\"}]}",
                        "another program"),
                Arguments.of("no JSON", "{\"traceEvents\": [nothing]}", "not valid JSON at line 1"),
                Arguments.of("cut off", "{\"traceEvents\": [", "ends too early"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void craftedTracesAreRefusedInBoundedTime(String name, String json, String reason) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertRefused(json.getBytes(StandardCharsets.UTF_8), reason));
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] json = event("\"name\": \"xx\"").getBytes(StandardCharsets.UTF_8);
        json[new String(json, StandardCharsets.UTF_8).indexOf("xx")] = (byte) 0xff;
        assertRefused(json, "not valid JSON");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] json = new SampleProfile(1, 0, 4).json();
        int end = new String(json, StandardCharsets.UTF_8).lastIndexOf('}');
        for (int length = 0; length <= end; length++) {
            assertRefused(Arrays.copyOf(json, length), "");
        }
    }

    private static String event(String fields) {
        return "{\"schemaVersion\": 1, \"traceEvents\": [{" + fields + "}]}";
    }

    private static String at(String ts) {
        return event("\"ph\": \"i\", \"name\": \"[memory]\", \"args\": {\"Bytes\": 1}, \"ts\": " + ts) + " ";
    }

    private static String memory(String arguments) {
        return event("\"ph\": \"i\", \"name\": \"[memory]\", \"ts\": 1, \"args\": {" + arguments + "}");
    }

    private static String full(long micros) {
        return "{\"ph\": \"i\", \"name\": \"[memory]\", \"ts\": %d, \"args\": {\"Device Type\": 1, \"Bytes\": 1, \"Total Allocated\": 1}}"
                .formatted(micros);
    }

    private static List<Long> totals(MemoryTimeline timeline) {
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i < timeline.points(); i++) {
            totals.add(timeline.totalBytes(i));
        }
        return totals;
    }

    private static ImportedTrace read(byte[] json) throws IOException {
        return ChromeReader.read("a.json", new ByteArrayInputStream(json));
    }

    private static void assertRefused(byte[] json, String reason) {
        InvalidTraceException refused = assertThrows(InvalidTraceException.class, () -> read(json));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
