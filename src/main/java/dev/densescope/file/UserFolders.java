package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where the operating system keeps a program's settings and its data, for one user. */
public final class UserFolders {
    private static final String NAME = "densescope";
    /** On Linux it belongs to the user whom this process runs as. */
    private static final Path SELF = Path.of("/proc/self");

    private UserFolders() {}

    /** Settings of the user who runs this program. */
    public static Path settings() {
        return settings(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** Data, such as runs, of the user who runs this program. */
    public static Path data() {
        return data(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** What can be made again, such as unpacked libraries, of the user who runs this program. */
    public static Path cache() {
        return cache(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** For the user who runs this program, among temporary files. */
    public static Path temporary() {
        return temporary(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** For the user who runs this program, in a folder that all users share. */
    public static Path temporary(Path shared) {
        return shared.resolve(NAME + "-" + userName()).toAbsolutePath();
    }

    /** The user's home; of a user without one, a folder among temporary files. */
    public static Path home() {
        return home(System.getProperty("user.home", ""), System.getenv(), temporary());
    }

    /** @param said by Java, which has a word that is no path for users whom the system does not know */
    static Path home(String said, Map<String, String> environment, Path otherwise) {
        return Stream.of(said, environment.getOrDefault("HOME", ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(otherwise);
    }

    /** The user's name or, where the system knows none, number. */
    private static String userName() {
        String name = System.getProperty("user.name", "");
        if (name.matches("[\\w.-]+")) {
            return name;
        }
        try {
            return Files.getAttribute(SELF, "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "user";
        }
    }

    static Path settings(String osName, String home, Map<String, String> environment) {
        return folder(osName, home, environment, "APPDATA", "Roaming", "XDG_CONFIG_HOME", Path.of(home, ".config"));
    }

    static Path data(String osName, String home, Map<String, String> environment) {
        return folder(
                osName, home, environment, "LOCALAPPDATA", "Local", "XDG_DATA_HOME", Path.of(home, ".local", "share"));
    }

    static Path cache(String osName, String home, Map<String, String> environment) {
        if (osName.toLowerCase(Locale.ROOT).contains("mac")) {
            return Path.of(home, "Library", "Caches", NAME);
        }
        Path folder =
                folder(osName, home, environment, "LOCALAPPDATA", "Local", "XDG_CACHE_HOME", Path.of(home, ".cache"));
        return osName.toLowerCase(Locale.ROOT).startsWith("windows") ? folder.resolve("cache") : folder;
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
