package dev.densescope.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file of an exported model, not written yet.
 *
 * @param name name without a folder
 */
public record ModelFile(String name, Content content) {
    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all bytes; the stream stays open.
         *
         * @throws IOException of the stream
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file of text in UTF-8. */
    public static ModelFile ofText(String name, String text) {
        return new ModelFile(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
