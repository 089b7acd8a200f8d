package dev.densescope.trace.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The strings and functions of a profile, numbered in the order of their first use. Confined to one thread. */
final class ProfileTables {
    private static final int LOCATION = 4;
    private static final int FUNCTION = 5;
    private static final int STRING_TABLE = 6;

    private static final int ID = 1;
    private static final int LOCATION_LINE = 4;
    private static final int LINE_FUNCTION = 1;
    private static final int FUNCTION_NAME = 2;
    private static final int FUNCTION_SYSTEM_NAME = 3;

    private final Map<String, Long> strings = new LinkedHashMap<>();
    private final Map<String, Long> locations = new LinkedHashMap<>();

    ProfileTables() {
        string(""); // must be the first
    }

    /** The index of a string. */
    long string(String text) {
        return strings.computeIfAbsent(text, added -> (long) strings.size());
    }

    /** The id of the location of a function, which is also that of the function. */
    long location(String function) {
        return locations.computeIfAbsent(function, added -> locations.size() + 1L);
    }

    void write(OutputStream out) throws IOException {
        ProtoMessage fields = new ProtoMessage();
        for (Map.Entry<String, Long> each : locations.entrySet()) {
            long id = each.getValue();
            long name = string(each.getKey());
            ProtoMessage line = new ProtoMessage().number(LINE_FUNCTION, id);
            fields.message(LOCATION, new ProtoMessage().number(ID, id).message(LOCATION_LINE, line));
            fields.message(
                    FUNCTION,
                    new ProtoMessage()
                            .number(ID, id)
                            .number(FUNCTION_NAME, name)
                            .number(FUNCTION_SYSTEM_NAME, name));
            fields.drainTo(out);
        }
        for (String text : strings.keySet()) {
            fields.text(STRING_TABLE, text);
            fields.drainTo(out);
        }
    }
}
