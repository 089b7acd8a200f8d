package dev.densescope.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the operating system keeps a program's settings and its data, for one user. */
public final class UserFolders {
    private static final String NAME = "densescope";

    private UserFolders() {}

    /** Settings of the user who runs this program. */
    public static Path settings() {
        return settings(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    /** Data, such as runs, of the user who runs this program. */
    public static Path data() {
        return data(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path settings(String osName, String home, Map<String, String> environment) {
        return folder(osName, home, environment, "APPDATA", "Roaming", "XDG_CONFIG_HOME", Path.of(home, ".config"));
    }

    static Path data(String osName, String home, Map<String, String> environment) {
        return folder(
                osName, home, environment, "LOCALAPPDATA", "Local", "XDG_DATA_HOME", Path.of(home, ".local", "share"));
    }

    private static Path folder(
            String osName,
            String home,
            Map<String, String> environment,
            String windowsVariable,
            String windowsFolder,
            String linuxVariable,
            Path linuxFolder) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", NAME);
        }
        boolean windows = system.startsWith("windows");
        String chosen = environment.getOrDefault(windows ? windowsVariable : linuxVariable, "");
        if (windows ? !chosen.isBlank() : chosen.startsWith("/")) { // XDG: a relative folder is to be ignored
            return Path.of(chosen, NAME);
        }
        return (windows ? Path.of(home, "AppData", windowsFolder) : linuxFolder).resolve(NAME);
    }
}
