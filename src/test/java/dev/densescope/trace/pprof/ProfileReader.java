package dev.densescope.trace.pprof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads a profile by its schema, resolves its strings, locations and functions, and rejects fields that are not in it. */
public final class ProfileReader {
    private final DynamicMessage profile;
    private final List<?> strings;
    private final Map<Object, String> functions = new HashMap<>();
    private final Map<Object, String> locations = new HashMap<>();

    /** A sample, its stack from the outermost frame to the leaf. */
    public record Sample(List<String> stack, long allocated, long inUse, String category) {}

    public ProfileReader(InputStream in) throws IOException {
        profile = DynamicMessage.parseFrom(ProfileSchema.profile(), new GZIPInputStream(in));
        requireKnown(profile);
        strings = all(profile, "string_table");
        assertEquals("", strings.get(0));
        assertEquals(strings.size(), strings.stream().distinct().count());
        for (Object function : all(profile, "function")) {
            String name = text(value(function, "name"));
            assertEquals(null, functions.put(value(function, "id"), name));
        }
        for (Object location : all(profile, "location")) {
            Object line = all(location, "line").get(0);
            String function = functions.get(value(line, "function_id"));
            assertTrue(function != null && !value(location, "id").equals(0L));
            assertEquals(null, locations.put(value(location, "id"), function));
        }
    }

    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Object sample : all(profile, "sample")) {
            List<String> stack = new ArrayList<>();
            for (Object location : all(sample, "location_id")) {
                stack.add(locations.get(location));
            }
            Collections.reverse(stack);
            List<?> values = all(sample, "value");
            assertEquals(2, values.size());
            Object label = all(sample, "label").get(0);
            assertEquals("category", text(value(label, "key")));
            samples.add(new Sample(stack, (long) values.get(0), (long) values.get(1), text(value(label, "str"))));
        }
        return samples;
    }

    /** Names and units of the values of samples. */
    List<String> types() {
        return all(profile, "sample_type").stream()
                .map(type -> text(value(type, "type")) + " " + text(value(type, "unit")))
                .toList();
    }

    String defaultType() {
        return text(value(profile, "default_sample_type"));
    }

    List<String> comments() {
        return all(profile, "comment").stream().map(this::text).toList();
    }

    long timeNanos() {
        return (long) value(profile, "time_nanos");
    }

    List<String> strings() {
        return strings.stream().map(String::valueOf).toList();
    }

    private String text(Object index) {
        return String.valueOf(strings.get(Math.toIntExact((long) index)));
    }

    private static void requireKnown(DynamicMessage message) {
        assertEquals(Map.of(), message.getUnknownFields().asMap());
        for (Object value : message.getAllFields().values()) {
            for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                if (each instanceof DynamicMessage inner) {
                    requireKnown(inner);
                }
            }
        }
    }

    private static Object value(Object message, String field) {
        return ((DynamicMessage) message).getField(descriptor(message, field));
    }

    private static List<?> all(Object message, String field) {
        return (List<?>) value(message, field);
    }

    private static FieldDescriptor descriptor(Object message, String field) {
        return ((DynamicMessage) message).getDescriptorForType().findFieldByName(field);
    }
}
