package dev.densescope.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the operating system keeps a program's settings. */
final class ConfigFolder {
    private static final String NAME = "densescope";

    private ConfigFolder() {}

    /** For the user who runs this program. */
    static Path ofThisUser() {
        return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path of(String osName, String home, Map<String, String> environment) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isBlank() ? Path.of(home, "AppData", "Roaming", NAME) : Path.of(roaming, NAME);
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", NAME);
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return config.isBlank() ? Path.of(home, ".config", NAME) : Path.of(config, NAME);
    }
}
