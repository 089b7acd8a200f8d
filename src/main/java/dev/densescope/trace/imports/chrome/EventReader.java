package dev.densescope.trace.imports.chrome;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.trace.imports.InvalidTraceException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads an event of a trace. Values that are not needed are skipped. Confined to one thread. */
final class EventReader {
    private final JsonParser json;
    private final ChromeEvent event = new ChromeEvent();

    EventReader(JsonParser json) {
        this.json = json;
    }

    /** Reads the event whose object has begun; valid until the next one. */
    ChromeEvent next() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidTraceException(Text.of("an event in it is not an object: record it again"));
        }
        event.clear();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            readField(key);
        }
        return event;
    }

    private void readField(String key) throws IOException {
        switch (key) {
            case "ph" -> event.phase(text());
            case "name" -> event.name(text());
            case "cat" -> event.category(text());
            case "ts" -> event.nanos(micros());
            case "dur" -> event.duration(micros());
            case "args" -> readArguments();
            default -> json.skipChildren();
        }
    }

    private void readArguments() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            readArgument(key);
        }
    }

    private void readArgument(String key) throws IOException {
        Optional<Category> category = Category.ofId(key);
        if (category.isPresent()) {
            event.bytes(category.get(), whole());
        } else if (key.equals("layer")) {
            event.layer(text());
        } else {
            Optional<Argument> argument = Argument.of(key);
            OptionalLong value = whole();
            argument.ifPresent(known -> event.number(known, value));
        }
    }

    /** A text; empty for other values, which are skipped. */
    private String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }

    private OptionalLong micros() throws IOException {
        if (json.currentToken().isNumeric()) {
            return Micros.nanos(json.getText());
        }
        json.skipChildren();
        return OptionalLong.empty();
    }

    private OptionalLong whole() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return OptionalLong.of(json.getLongValue());
        }
        json.skipChildren();
        return OptionalLong.empty();
    }
}
