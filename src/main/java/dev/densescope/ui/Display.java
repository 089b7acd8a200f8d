package dev.densescope.ui;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Whether there is a screen to show a window on. */
final class Display {
    /** JavaFX' own log; held because the logging system forgets a logger that nobody holds. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Display() {}

    /** Starts the JavaFX toolkit; false if it has no screen or cannot open the one it is told of. */
    static boolean isPresent() {
        return isNamed(System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv())
                && toolkitStarts();
    }

    /** False where the environment rules a window out: Linux without X11 or Wayland, and no headless toolkit. */
    static boolean isNamed(String osName, String glassPlatform, Map<String, String> environment) {
        boolean needsServer = osName.toLowerCase(Locale.ROOT).contains("linux") && glassPlatform.isEmpty();
        return !needsServer || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static boolean toolkitStarts() {
        JAVAFX.setLevel(Level.SEVERE); // it warns of the class path, on which we mean to run
        try {
            Platform.startup(() -> {});
            return true;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return false;
        }
    }
}
