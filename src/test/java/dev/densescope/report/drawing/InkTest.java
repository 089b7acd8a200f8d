package dev.densescope.report.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files have the colours of the page. */
class InkTest {
    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+): (#[0-9A-F]{6})");
    private static String css;

    @BeforeAll
    static void readTheStyleSheet() throws IOException {
        try (InputStream in = InkTest.class.getResourceAsStream("/dev/densescope/report/report.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theStyleSheetHasTheSameColours() {
        Map<String, String> light = variables(css.substring(0, css.indexOf("@media (prefers-color-scheme: dark)")));
        light.putAll(variables(css.substring(css.indexOf("@media print"))));
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(variables(
                css.substring(css.indexOf("@media (prefers-color-scheme: dark)"), css.indexOf("* { box-sizing"))));
        for (Ink ink : Ink.values()) {
            assertEquals(light.get(ink.id()), ink.hex(PictureTheme.LIGHT), ink.id());
            assertEquals(dark.get(ink.id()), ink.hex(PictureTheme.DARK), ink.id());
        }
    }

    @Test
    void theStyleSheetPaintsEveryStyle() {
        for (Category category : Category.values()) {
            assertPainted(Style.of(category));
        }
        for (Phase phase : Phase.values()) {
            assertPainted(Style.of(phase));
        }
        for (Style style : new Style[] {
            Style.GRID,
            Style.AXIS,
            Style.OUTLINE,
            Style.BAR_OUTLINE,
            Style.RESERVED,
            Style.PEAK,
            Style.POINT,
            Style.RING,
            Style.CURVE,
            Style.FRAMEWORK,
            Style.SEAM,
            Style.BUDGET,
            Style.WITHIN,
            Style.CHOSEN,
            Style.IN_PLACE,
            Style.line(4),
            Style.dot(4)
        }) {
            assertPainted(style);
        }
    }

    private static void assertPainted(Style style) {
        String selector = "." + style.id().replace(' ', '.');
        assertTrue(css.contains(selector + " {") || css.contains(selector + ","), style.id());
    }

    private static Map<String, String> variables(String part) {
        Map<String, String> variables = new HashMap<>();
        VARIABLE.matcher(part).results().forEach(found -> variables.put(found.group(1), found.group(2)));
        return variables;
    }
}
