package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsAnXOrWaylandServer() {
        assertFalse(Display.isNamed("Linux", "", Map.of("DISPLAY", " ")));
        assertTrue(Display.isNamed("Linux", "", Map.of("DISPLAY", ":0")));
        assertTrue(Display.isNamed("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    }

    @Test
    void aHeadlessToolkitNeedsNoServer() {
        assertTrue(Display.isNamed("Linux", "Monocle", Map.of()));
    }

    @Test
    void otherSystemsAlwaysHaveOne() {
        assertTrue(Display.isNamed("Windows 11", "", Map.of()));
        assertTrue(Display.isNamed("Mac OS X", "", Map.of()));
    }
}
