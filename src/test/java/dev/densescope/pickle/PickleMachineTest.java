package dev.densescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.weights.torch.PickleBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickleMachineTest {
    private static final PickleLimits LIMITS = new PickleLimits(1_000, 50, 5, 20, 200_000);

    /** Builds Java's own lists and maps; code is a text. */
    private static final class Plain implements PickleValues<Object> {
        @Override
        public Object text(String value) {
            return value;
        }

        @Override
        public String asText(Object value) {
            return (String) value;
        }

        @Override
        public Object whole(long value) {
            return value;
        }

        @Override
        public Object other() {
            return "other";
        }

        @Override
        public Object sequence(List<Object> items) {
            return new ArrayList<>(items);
        }

        @Override
        public Object dictionary() {
            return new LinkedHashMap<>();
        }

        @Override
        @SuppressWarnings("unchecked") // as pickled by the test
        public void append(Object list, List<Object> items) {
            ((List<Object>) list).addAll(items);
        }

        @Override
        @SuppressWarnings("unchecked") // as pickled by the test
        public void setItems(Object dictionary, List<Object> keysAndValues) {
            for (int i = 0; i < keysAndValues.size(); i += 2) {
                ((Map<Object, Object>) dictionary).put(keysAndValues.get(i), keysAndValues.get(i + 1));
            }
        }

        @Override
        public Object code(PickleCode<Object> code) {
            return code.toString();
        }

        @Override
        public PickleException tooLarge(Text what) {
            return new PickleException(what);
        }
    }

    @Test
    void numbersHaveTheirSignAndWidth() throws IOException {
        PickleBytes pickle =
                pickle().raw('(', 'K', 200, 'M', 0xff, 0xff).whole(-5).whole(1L << 40);
        pickle.raw(0x8a, 0, 0x8a, 1, 0xff, 0x8a, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 'G', 0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(List.of(200L, 65535L, -5L, 1L << 40, 0L, -1L, "other", "other"), read(pickle.raw('l')));
    }

    @Test
    void containersAreFilledAndMemoized() throws IOException {
        PickleBytes pickle = pickle().raw('}', 0x94, '(').text("a").raw(']', 0x94, 'N', 'a', '(', 0x88, 0x89, 'e');
        pickle.text("b").raw('h', 1, 'u').text("c").raw(')', 0x85, 's');
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", List.of("other", "other", "other"));
        expected.put("b", List.of("other", "other", "other"));
        expected.put("c", List.of(List.of()));
        assertEquals(expected, read(pickle));
    }

    @Test
    void textsLongerThanTheBufferAreWhole() throws IOException {
        String text = "0123456789".repeat(15_000) + "é";
        assertEquals(
                List.of("short", text),
                read(pickle().raw('(').text("short").text(text).raw('t')));
        assertRefused(pickle().text("0123456789".repeat(20_001)), "a text of 200010 bytes, but at most 200000");
    }

    @Test
    void codeIsOfferedAsData() throws IOException {
        assertEquals("Global[opcode=GLOBAL, module=os, member=system]", read(pickle().global("os", "system")));
        assertEquals("Call[callee=f, arguments=[]]", read(pickle().text("f").raw(')', 'R')));
        assertEquals("Unsupported[opcode=EXT1, number=130]", read(pickle().raw(0x82)));
    }

    @Test
    void limitsHold() {
        assertRefused(pickle().times(51, 'N'), "more than 50 values");
        assertRefused(pickle().times(6, '('), "more than 5 containers");
        assertRefused(pickle().raw('N', 'q', 20), "memoizes more than 20 values");
        PickleBytes many = pickle();
        for (int i = 0; i < 600; i++) {
            many.raw('N', '0');
        }
        assertRefused(many, "more than 1000 opcodes");
    }

    private static PickleBytes pickle() {
        return new PickleBytes();
    }

    private static Object read(PickleBytes pickle) throws IOException {
        return PickleMachine.read(new ByteArrayInputStream(pickle.stop()), new Plain(), LIMITS);
    }

    private static void assertRefused(PickleBytes pickle, String reason) {
        PickleException refused = assertThrows(PickleException.class, () -> read(pickle));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
