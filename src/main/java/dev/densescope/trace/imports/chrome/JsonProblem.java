package dev.densescope.trace.imports.chrome;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.densescope.language.Text;

/** Explains why a text is not the JSON of a trace, as part of a sentence about the file. */
final class JsonProblem {
    private JsonProblem() {}

    static Text reason(Exception invalid) {
        if (invalid instanceof JsonEOFException) {
            return Text.of("it ends too early: copy or record it again");
        }
        if (invalid instanceof StreamConstraintsException) {
            return Text.of(
                    "it is nested too deeply, or has a text or a number that is too long for a trace: record it again");
        }
        JsonLocation at = invalid instanceof JsonProcessingException syntax ? syntax.getLocation() : null;
        return at == null
                ? Text.of("it is not valid JSON: copy or record it again")
                : Text.of(
                        "it is not valid JSON at line %d, column %d: copy or record it again",
                        at.getLineNr(), at.getColumnNr());
    }
}
