package dev.densescope.report.svg;

import dev.densescope.report.drawing.Outline;
import java.util.ArrayList;
import java.util.List;

/** Attributes of an element under construction. Confined to one thread. */
final class SvgAttributes {
    private final List<String> namesAndValues = new ArrayList<>();

    SvgAttributes with(String name, String value) {
        namesAndValues.add(name);
        namesAndValues.add(value);
        return this;
    }

    /** A coordinate or a length in pixels. */
    SvgAttributes with(String name, double pixels) {
        return with(name, Outline.number(pixels));
    }

    String[] array() {
        return namesAndValues.toArray(String[]::new);
    }
}
