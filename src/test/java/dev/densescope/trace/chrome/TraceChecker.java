package dev.densescope.trace.chrome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads a trace event by event, as a viewer does, and checks it: events in the order of time, slices of a track nested or
 * disjoint, flows that begin, go on and end within slices, counters and PyTorch's events that agree.
 */
public final class TraceChecker {
    private final Map<Integer, Deque<Slice>> open = new HashMap<>();
    private final Map<Long, List<String>> flows = new HashMap<>();
    private final List<Slice> slices = new ArrayList<>();
    private JsonNode about;
    private BigDecimal time = BigDecimal.ZERO;
    private long live;
    private long peakOfCounters;
    private long peakOfEvents;
    private long lastCounter;
    private long memoryEvents;

    /** A slice with its depth on its track, from 1. */
    public record Slice(int track, String name, String category, BigDecimal start, BigDecimal end, int depth) {}

    public static TraceChecker of(InputStream in) throws IOException {
        TraceChecker checker = new TraceChecker();
        try (JsonParser json = new JsonFactory(new ObjectMapper()).createParser(in)) {
            checker.read(json);
        }
        return checker;
    }

    private void read(JsonParser json) throws IOException {
        assertEquals(JsonToken.START_OBJECT, json.nextToken());
        assertEquals("displayTimeUnit", json.nextFieldName());
        assertEquals("ms", json.nextTextValue());
        assertEquals("otherData", json.nextFieldName());
        json.nextToken();
        about = json.readValueAsTree();
        assertEquals("traceEvents", json.nextFieldName());
        assertEquals(JsonToken.START_ARRAY, json.nextToken());
        while (json.nextToken() == JsonToken.START_OBJECT) {
            check(json.readValueAsTree());
        }
        assertEquals(JsonToken.END_OBJECT, json.nextToken());
        assertEquals(null, json.nextToken());
        flows.forEach((id, roles) -> assertEquals("f", roles.get(roles.size() - 1), "flow " + id + " ends"));
    }

    private void check(JsonNode event) {
        String phase = event.get("ph").asText();
        assertTrue(event.get("name").isTextual() && event.get("pid").isInt());
        if (phase.equals("M")) {
            return;
        }
        BigDecimal at = event.get("ts").decimalValue();
        assertTrue(at.compareTo(time) >= 0, () -> "goes back to " + event);
        time = at;
        switch (phase) {
            case "X" -> checkSlice(event, at);
            case "s", "t", "f" -> checkFlow(event, phase);
            case "C" -> checkCounter(event);
            case "i" -> checkMemory(event);
            default -> throw new AssertionError(event);
        }
    }

    private void checkSlice(JsonNode event, BigDecimal start) {
        BigDecimal end = start.add(event.get("dur").decimalValue());
        assertTrue(end.compareTo(start) >= 0, event::toString);
        int track = event.get("tid").asInt();
        Deque<Slice> around = openAt(track, start);
        if (!around.isEmpty()) {
            assertTrue(end.compareTo(around.peek().end()) <= 0, () -> event + " overlaps " + around.peek());
        }
        Slice slice =
                new Slice(track, event.get("name").asText(), event.get("cat").asText(), start, end, around.size() + 1);
        around.push(slice);
        slices.add(slice);
    }

    /** The slices of a track that are open at a time, the innermost first. */
    private Deque<Slice> openAt(int track, BigDecimal at) {
        Deque<Slice> around = open.computeIfAbsent(track, key -> new ArrayDeque<>());
        while (!around.isEmpty() && around.peek().end().compareTo(at) <= 0) {
            around.pop();
        }
        return around;
    }

    /** A flow binds to the innermost slice around it, which is the one that has just begun: that of its layer. */
    private void checkFlow(JsonNode event, String role) {
        Slice around = open.get(event.get("tid").asInt()).peek();
        assertEquals(time, around.start(), event::toString);
        assertEquals(event.get("name").asText(), around.name());
        assertEquals("layer", around.category());
        List<String> roles = flows.computeIfAbsent(event.get("id").asLong(), id -> new ArrayList<>());
        assertEquals(roles.isEmpty(), role.equals("s"), event::toString);
        assertFalse(roles.contains("f"), event::toString);
        assertEquals(role.equals("f"), event.has("bp"));
        roles.add(role);
    }

    private void checkCounter(JsonNode event) {
        if (!event.get("name").asText().equals(MemoryEvents.COUNTER)) {
            return;
        }
        long sum = 0;
        for (Iterator<JsonNode> values = event.get("args").elements(); values.hasNext(); ) {
            long value = values.next().asLong();
            assertTrue(value >= 0, event::toString);
            sum += value;
        }
        assertEquals(live, sum, "the counter differs from the events before it");
        lastCounter = sum;
        peakOfCounters = Math.max(peakOfCounters, sum);
    }

    private void checkMemory(JsonNode event) {
        assertEquals("[memory]", event.get("name").asText());
        assertEquals("t", event.get("s").asText());
        JsonNode arguments = event.get("args");
        for (String key : List.of("Total Reserved", "Total Allocated", "Bytes", "Addr", "Device Id", "Device Type")) {
            assertTrue(arguments.get(key).isIntegralNumber(), key);
        }
        live += arguments.get("Bytes").asLong();
        assertEquals(live, arguments.get("Total Allocated").asLong());
        peakOfEvents = Math.max(peakOfEvents, live);
        memoryEvents++;
    }

    public JsonNode about() {
        return about;
    }

    public long peakOfCounters() {
        return peakOfCounters;
    }

    public long peakOfEvents() {
        return peakOfEvents;
    }

    long lastCounter() {
        return lastCounter;
    }

    long memoryEvents() {
        return memoryEvents;
    }

    List<Slice> slices() {
        return slices;
    }

    /** The roles of each flow, in order. */
    List<List<String>> flows() {
        return List.copyOf(flows.values());
    }
}
