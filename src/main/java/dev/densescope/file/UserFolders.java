package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The folders for a program's settings, data and caches, per user, as the operating system defines them. */
public final class UserFolders {
    private static final String NAME = "densescope";
    private static final String WINDOWS_DATA = "LOCALAPPDATA";
    private static final String LINUX_DATA = "XDG_DATA_HOME";
    /** On Linux, owned by the user that this process runs as. */
    private static final Path SELF = Path.of("/proc/self");

    private UserFolders() {}

    /** The settings folder of the current user. */
    public static Path settings() {
        return settings(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** The data folder of the current user, for runs and logs. */
    public static Path data() {
        return data(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** The environment variable that sets {@link #data}: the folder for the data of all programs, or the home folder. */
    public static String dataVariable() {
        return dataVariable(System.getProperty("os.name"));
    }

    static String dataVariable(String osName) {
        if (isWindows(osName)) {
            return WINDOWS_DATA;
        }
        return isMac(osName) ? "HOME" : LINUX_DATA;
    }

    /** The cache folder of the current user, for unpacked libraries. */
    public static Path cache() {
        return cache(System.getProperty("os.name"), home().toString(), System.getenv());
    }

    /** A folder of the current user among the temporary files. */
    public static Path temporary() {
        return temporary(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A folder of the current user in a folder shared by all users. */
    public static Path temporary(Path shared) {
        return shared.resolve(NAME + "-" + userName()).toAbsolutePath();
    }

    /**
     * The user's home folder; without one, a folder among the temporary files. Outside of Windows it is what the variable
     * {@code HOME} says, as for the shell and the freedesktop folders; Java asks the list of users instead.
     */
    public static Path home() {
        return home(System.getProperty("os.name"), System.getProperty("user.home", ""), System.getenv(), temporary());
    }

    /** @param userHome the property {@code user.home}, which is not a path for users unknown to the system */
    static Path home(String osName, String userHome, Map<String, String> environment, Path otherwise) {
        String variable = environment.getOrDefault("HOME", "");
        return (isWindows(osName) ? Stream.of(userHome) : Stream.of(variable, userHome))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(otherwise);
    }

    /** The user's name; for users unknown to the system, the user's number. */
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
        return folder(osName, home, environment, WINDOWS_DATA, "Local", LINUX_DATA, Path.of(home, ".local", "share"));
    }

    static Path cache(String osName, String home, Map<String, String> environment) {
        if (isMac(osName)) {
            return Path.of(home, "Library", "Caches", NAME);
        }
        Path folder =
                folder(osName, home, environment, WINDOWS_DATA, "Local", "XDG_CACHE_HOME", Path.of(home, ".cache"));
        return isWindows(osName) ? folder.resolve("cache") : folder;
    }

    private static boolean isMac(String osName) {
        return osName.toLowerCase(Locale.ROOT).contains("mac");
    }

    private static boolean isWindows(String osName) {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static Path folder(
            String osName,
            String home,
            Map<String, String> environment,
            String windowsVariable,
            String windowsFolder,
            String linuxVariable,
            Path linuxFolder) {
        if (isMac(osName)) {
            return Path.of(home, "Library", "Application Support", NAME);
        }
        boolean windows = isWindows(osName);
        String chosen = environment.getOrDefault(windows ? windowsVariable : linuxVariable, "");
        if (windows ? !chosen.isBlank() : chosen.startsWith("/")) { // XDG: ignore relative paths
            return Path.of(chosen, NAME);
        }
        return (windows ? Path.of(home, "AppData", windowsFolder) : linuxFolder).resolve(NAME);
    }
}
