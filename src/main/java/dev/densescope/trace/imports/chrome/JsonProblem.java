package dev.densescope.trace.imports.chrome;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Explains why a text is not the JSON of a trace, as part of a sentence about the file. */
final class JsonProblem {
    private JsonProblem() {}

    static String reason(Exception invalid) {
        if (invalid instanceof JsonEOFException) {
            return "it ends too early: copy or record it again";
        }
        if (invalid instanceof StreamConstraintsException) {
            return "it is nested too deeply, or has a text or a number that is too long for a trace: record it again";
        }
        JsonLocation at = invalid instanceof JsonProcessingException syntax ? syntax.getLocation() : null;
        return "it is not valid JSON%s: copy or record it again"
                .formatted(at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    }
}
