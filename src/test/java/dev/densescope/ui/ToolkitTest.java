package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToolkitTest {
    @Test
    void onlyLinuxWithJavaFxsOwnToolkitNeedsAnXServer() {
        assertTrue(Toolkit.needsDisplay("Linux", ""));
        assertFalse(Toolkit.needsDisplay("Linux", "Monocle"));
        assertFalse(Toolkit.needsDisplay("Windows 11", ""));
        assertFalse(Toolkit.needsDisplay("Mac OS X", ""));
    }
}
