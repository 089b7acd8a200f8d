package dev.densescope.ui;

import java.util.Locale;
import java.util.Map;

/** Whether there is a screen to show a window on. */
final class Display {
    private Display() {}

    /** False only where a window is known to be impossible: Linux without X11 or Wayland, and no headless toolkit. */
    static boolean isPresent() {
        return isPresent(System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv());
    }

    static boolean isPresent(String osName, String glassPlatform, Map<String, String> environment) {
        boolean needsServer = osName.toLowerCase(Locale.ROOT).contains("linux") && glassPlatform.isEmpty();
        return !needsServer || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
