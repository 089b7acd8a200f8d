package dev.densescope.trace.imports.chrome;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.densescope.language.Text;
import dev.densescope.trace.imports.InvalidTraceException;
import java.io.IOException;

/** The parts of a trace's document around its events. Confined to one thread. */
final class ChromeDocument {
    private static final String PROGRAM = "DenseScope";

    private final JsonParser json;
    private final EventReader reader;
    private final ChromeEvents events = new ChromeEvents();
    private boolean fromThisProgram;
    private boolean fromProfiler;

    ChromeDocument(JsonParser json) {
        this.json = json;
        reader = new EventReader(json);
    }

    /** Reads the whole document: an object with a list of events, or that list alone. */
    void read() throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readEvents();
        } else if (first == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                readPart(key);
            }
        } else {
            throw new InvalidTraceException(
                    Text.of("it is JSON, but neither an object nor a list of events: record it again"));
        }
    }

    private void readPart(String key) throws IOException {
        switch (key) {
            case "traceEvents" -> readEvents();
            case "otherData" -> readAbout();
            case "deviceProperties", "schemaVersion" -> {
                fromProfiler = true;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    private void readEvents() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidTraceException(Text.of("its 'traceEvents' is not a list: record it again"));
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            events.add(reader.next());
        }
    }

    private void readAbout() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean program = json.currentName().equals("program");
            json.nextToken();
            if (program && json.currentToken() == JsonToken.VALUE_STRING) {
                fromThisProgram = json.getText().startsWith(PROGRAM);
            }
            json.skipChildren();
        }
    }

    ChromeEvents events() {
        return events;
    }

    boolean isFromThisProgram() {
        return fromThisProgram || events.counters().given() > 0;
    }

    boolean isFromProfiler() {
        return fromProfiler || events.isProfiled() || events.memory().devices() > 0;
    }
}
