package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsAnXOrWaylandServer() {
        assertFalse(Display.isPresent("Linux", "", Map.of("DISPLAY", " ")));
        assertTrue(Display.isPresent("Linux", "", Map.of("DISPLAY", ":0")));
        assertTrue(Display.isPresent("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    }

    @Test
    void aHeadlessToolkitNeedsNoServer() {
        assertTrue(Display.isPresent("Linux", "Monocle", Map.of()));
    }

    @Test
    void otherSystemsAlwaysHaveOne() {
        assertTrue(Display.isPresent("Windows 11", "", Map.of()));
        assertTrue(Display.isPresent("Mac OS X", "", Map.of()));
    }
}
