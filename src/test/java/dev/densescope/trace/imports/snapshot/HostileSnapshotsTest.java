package dev.densescope.trace.imports.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.weights.torch.PickleBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that run code, lie, or would fill memory are refused in one sentence. */
class HostileSnapshotsTest {
    private static final SampleSnapshot SAMPLE = new SampleSnapshot(7, 0, 10);

    static Stream<Arguments> code() {
        return Stream.of(
                Arguments.of(
                        "GLOBAL", pickle().global("os", "system").text("id").raw(0x85, 'R')),
                Arguments.of("STACK_GLOBAL", pickle().text("os").text("system").raw(0x93)),
                Arguments.of("REDUCE", pickle().raw('N', ')', 'R')),
                Arguments.of("BUILD", pickle().raw('}', '}', 'b')),
                Arguments.of("INST", pickle().raw('(', 'i').letters("os\nsystem\n")),
                Arguments.of("OBJ", pickle().raw('(', 'N', 'o')),
                Arguments.of("NEWOBJ", pickle().raw('N', ')', 0x81)),
                Arguments.of("NEWOBJ_EX", pickle().raw('N', ')', '}', 0x92)),
                Arguments.of("EXT1", pickle().raw(0x82, 1)),
                Arguments.of("EXT2", pickle().raw(0x83, 1, 1)),
                Arguments.of("EXT4", pickle().raw(0x84, 1, 1, 1, 1)),
                Arguments.of("PERSID", pickle().raw('P').letters("x\n")),
                Arguments.of("BINPERSID", pickle().raw('N', 'Q')),
                Arguments.of("NEXT_BUFFER", pickle().raw(0x97)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("code")
    void opcodesThatRunCodeAreRefusedByName(String opcode, PickleBytes pickle) {
        assertRefused(pickle.stop(), "the opcode " + opcode + ", which ");
        byte[] inside = pickle.stop();
        PickleBytes snapshot =
                pickle().raw('}').text("segments").raw(']').raw('s').text("device_traces");
        for (int i = 2; i < inside.length; i++) {
            snapshot.raw(inside[i]);
        }
        assertRefused(snapshot.stop(), "is refused for safety");
    }

    static Stream<Arguments> hostile() {
        PickleBytes laughs = pickle().raw(']', 'q', 0);
        for (int i = 0; i < 60; i++) {
            laughs.raw(']', 'q', i + 1, '(', 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'h', i, 'e');
        }
        return Stream.of(
                Arguments.of(
                        "values", pickle().times(SnapshotLimits.EVENTS + 1, 'N'), "more than 4000000 values at once"),
                Arguments.of("deep lists", pickle().times(200_001, ']').times(200_000, 'a'), "lists in lists"),
                Arguments.of("deep marks", pickle().times(100_000, '('), "more than 1000 containers in each other"),
                Arguments.of("deep tuples", pickle().raw(')').times(200_000, 0x85), "lists in lists"),
                Arguments.of("laughs", laughs, "no memory snapshot"),
                Arguments.of("itself", pickle().raw(']', 'q', 0, 'h', 0, 'a'), "no memory snapshot"),
                Arguments.of(
                        "its own segments",
                        pickle().raw('}', 'q', 0).text("segments").raw('h', 0, 's'),
                        "neither events nor segments"),
                Arguments.of("memo index", pickle().raw('N', 'r').little(4, 2_000_000_000), "memoizes more than"),
                Arguments.of("histories", histories(2_000), "more than 1024 histories"),
                Arguments.of("lying text", pickle().raw('X').little(4, 0x7fffffff), "a text of 2147483647 bytes"),
                Arguments.of("short text", pickle().raw('X').little(4, 1_000_000), "ends too early"),
                Arguments.of("negative text", pickle().raw('X').little(4, -1), "ends too early"),
                Arguments.of("lying bytes", pickle().raw('B').little(4, 0x7fffffff), "ends too early"),
                Arguments.of("newer protocol", pickle().raw(0x80, 6), "protocol 6"),
                Arguments.of("set", pickle().raw(0x8f), "opcode 0x8f, which no snapshot needs"),
                Arguments.of("old number", pickle().raw('I').letters("1\n"), "opcode 0x49, which no snapshot needs"),
                Arguments.of("empty stack", pickle().raw('0'), "damaged"),
                Arguments.of("unknown memo", pickle().raw('h', 9), "damaged"),
                Arguments.of("odd items", pickle().raw('}', '(', 'N', 'u'), "damaged"),
                Arguments.of("append to a number", pickle().raw('K', 1, 'N', 'a'), "damaged"),
                Arguments.of("number", pickle().raw('K', 1), "no memory snapshot"),
                Arguments.of("below the mark", pickle().raw('N', '(', '0'), "damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void craftedPicklesAreRefusedInBoundedTime(String name, PickleBytes pickle, String reason) {
        byte[] bytes = pickle.stop();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(bytes, reason));
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                Arguments.of(Map.of("action", 1), "'action' in it should be a text, but is 1"),
                Arguments.of(Map.of("action", "alloc", "size", "big"), "'size' in it should be a whole number"),
                Arguments.of(Map.of("action", "alloc"), "but is missing"),
                Arguments.of(Map.of("action", "alloc", "size", -1), "but is -1"),
                Arguments.of(Map.of("action", "alloc", "size", Long.MAX_VALUE), "from 0 to 1099511627776, but is"),
                Arguments.of(Map.of("action", "alloc", "size", 1, "time_us", -5), "'time_us' in it"),
                Arguments.of(Map.of("action", "alloc", "size", 1, "time_us", 1.5), "'time_us' in it"),
                Arguments.of(Map.of("filename", 1, "name", "x", "line", 1), "'filename' in it should be a text"),
                Arguments.of(Map.of("filename", "f", "name", "x", "line", "1"), "'line' in it"),
                Arguments.of(Map.of("total_size", 1.5), "'total_size' in it"),
                Arguments.of(Map.of("total_size", 1, "device", "cuda:0"), "'device' in it"),
                Arguments.of(Map.of("state", 7), "'state' in it should be a text"),
                Arguments.of(Map.of("state", "active_allocated", "size", "x"), "'size' in it"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void valuesOfOtherTypesAreRefused(Map<String, Object> entry, String reason) {
        byte[] pickle =
                SAMPLE.pickle(SampleSnapshot.dictionary(List.of(), List.of(List.of(entry))), Pickler.Style.PYTHON_4);
        assertRefused(pickle, reason);
    }

    @Test
    void listsOfDifferentThingsAreRefused() {
        List<Object> mixed = List.of(
                Map.of("action", "alloc", "size", 1, "time_us", 1),
                Map.of("total_size", 5, "device", 0),
                Map.of("filename", "f", "name", "n", "line", 1));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                List<Object> two = List.of(mixed.get(i), mixed.get(j));
                byte[] pickle = SAMPLE.pickle(SampleSnapshot.dictionary(two, List.of(two)), Pickler.Style.PYTHON_4);
                if (i != j) {
                    assertRefused(pickle, "items of different kinds");
                }
            }
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (Pickler.Style style : Pickler.Style.values()) {
            byte[] pickle = SAMPLE.pickle(SAMPLE.dictionary(), style);
            for (int length = 0; length < pickle.length; length++) {
                assertRefused(Arrays.copyOf(pickle, length), "");
            }
        }
    }

    @Test
    void textsThatAreNotUtf8AreNamesLikeOthers() throws IOException {
        byte[] pickle = SAMPLE.pickle(SAMPLE.dictionary(), Pickler.Style.PYTHON_4);
        String text = new String(pickle, StandardCharsets.ISO_8859_1);
        int name = text.indexOf("call3");
        pickle[name] = (byte) 0xff;
        pickle[name + 1] = 0x1b; // a control character
        ImportedTrace trace = SnapshotReader.read("a", new ByteArrayInputStream(pickle));
        assertTrue(
                trace.operations().stream().allMatch(sum -> sum.name().chars().noneMatch(Character::isISOControl)));
    }

    @Test
    void textsNeedLimitedMemoryAndKeysAreAlwaysKnown() {
        SnapshotTexts texts = new SnapshotTexts(1_000);
        assertEquals("conv.py", texts.of("conv.py").value());
        assertEquals(256, texts.of("x".repeat(100_000)).value().length());
        assertEquals("?", texts.of("y".repeat(200)).value());
        assertEquals("time_us", texts.of("time_us").value());
        assertEquals("free_requested", texts.of("free_requested").value());
    }

    private static PickleBytes histories(int count) {
        PickleBytes pickle = pickle().raw(']');
        for (int i = 0; i < count; i++) {
            pickle.raw(']', '}', '(')
                    .text("action")
                    .text("alloc")
                    .text("size")
                    .whole(1)
                    .raw('u', 'a', 'a');
        }
        return pickle;
    }

    private static PickleBytes pickle() {
        return new PickleBytes();
    }

    private static void assertRefused(byte[] pickle, String reason) {
        InvalidTraceException refused = assertThrows(
                InvalidTraceException.class, () -> SnapshotReader.read("a", new ByteArrayInputStream(pickle)));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
