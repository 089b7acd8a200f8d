package dev.densescope.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A file of an exported model, not written yet. */
@FunctionalInterface
public interface ModelFile {
    /**
     * Writes all bytes; the stream stays open.
     *
     * @throws IOException of the stream
     */
    void writeTo(OutputStream out) throws IOException;

    /** A file of text in UTF-8. */
    static ModelFile ofText(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
