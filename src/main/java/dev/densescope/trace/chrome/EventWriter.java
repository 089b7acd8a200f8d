package dev.densescope.trace.chrome;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes trace events, one per line. Times are given in nanoseconds and written in microseconds with three decimals, so
 * none is rounded. Confined to one thread.
 */
final class EventWriter {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int LAST_ASCII = 127;

    private final JsonGenerator json;
    private final int process;

    /** Writes the arguments of an event. */
    @FunctionalInterface
    interface Arguments {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The role of an event in a flow, which connects slices by arrows. */
    enum Flow {
        START("s"),
        STEP("t"),
        END("f");

        private final String phase;

        Flow(String phase) {
            this.phase = phase;
        }
    }

    /** @param process number of the process that the events belong to */
    EventWriter(OutputStream out, int process) throws IOException {
        json = new JsonFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(out, JsonEncoding.UTF8)
                .setHighestNonEscapedChar(LAST_ASCII)
                .setCharacterEscapes(new HtmlSafe());
        this.process = process;
    }

    /** Begins the document with what readers show about the whole trace. */
    void begin(Arguments about) throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ms");
        json.writeObjectFieldStart("otherData");
        about.writeTo(json);
        json.writeEndObject();
        json.writeArrayFieldStart("traceEvents");
    }

    /** Ends the document, and flushes it; does not close the stream. */
    void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    /** Names the process, or sets another property of it. */
    void describeProcess(String what, Arguments arguments) throws IOException {
        start("M", what);
        arguments(arguments);
    }

    void describeThread(Track track, String what, Arguments arguments) throws IOException {
        start("M", what);
        json.writeNumberField("tid", track.thread());
        arguments(arguments);
    }

    void slice(Track track, SliceName name, long startNanos, long endNanos, Arguments arguments) throws IOException {
        start("X", name.text());
        json.writeStringField("cat", name.category());
        at(startNanos);
        json.writeFieldName("dur");
        micros(endNanos - startNanos);
        json.writeNumberField("tid", track.thread());
        arguments(arguments);
    }

    /** Joins the slice of the track that has just begun to a flow. */
    void flow(Track track, Flow role, SliceName name, long id, long nanos) throws IOException {
        start(role.phase, name.text());
        json.writeStringField("cat", name.category());
        json.writeNumberField("id", id);
        at(nanos);
        json.writeNumberField("tid", track.thread());
        if (role == Flow.END) {
            json.writeStringField("bp", "e"); // binds to the enclosing slice, not to the next one
        }
        json.writeEndObject();
    }

    void counter(String name, long nanos, Arguments values) throws IOException {
        start("C", name);
        at(nanos);
        arguments(values);
    }

    void instant(Track track, String name, long nanos, Arguments arguments) throws IOException {
        start("i", name);
        json.writeStringField("s", "t");
        at(nanos);
        json.writeNumberField("tid", track.thread());
        arguments(arguments);
    }

    private void start(String phase, String name) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeStringField("name", name);
        json.writeNumberField("pid", process);
    }

    private void at(long nanos) throws IOException {
        json.writeFieldName("ts");
        micros(nanos);
    }

    private void micros(long nanos) throws IOException {
        long fraction = nanos % NANOS_PER_MICRO;
        String text = Long.toString(nanos / NANOS_PER_MICRO);
        json.writeNumber(
                fraction == 0
                        ? text
                        : text + "." + Long.toString(NANOS_PER_MICRO + fraction).substring(1));
    }

    private void arguments(Arguments arguments) throws IOException {
        json.writeObjectFieldStart("args");
        arguments.writeTo(json);
        json.writeEndObject();
        json.writeEndObject();
    }
}
