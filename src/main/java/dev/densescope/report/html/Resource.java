package dev.densescope.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text resources of the program. */
final class Resource {
    private Resource() {}

    /** A text of the report package, such as {@code report.css}. */
    static String text(String name) {
        String path = "/dev/densescope/report/" + name;
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program could not read its own " + path, e);
        }
    }
}
