package dev.densescope.ui.shell;

import dev.densescope.file.ReplacedFile;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers between starts, in one small file. A file that cannot be read counts as empty; one that
 * cannot be written is logged, for settings are never worth a failure. FX thread only.
 */
final class UserSettings {
    static final int MOST_RECENT_FILES = 10;

    private static final String RUN = "run.";
    private static final Logger LOG = LoggerFactory.getLogger(UserSettings.class);

    private final Path folder;
    private final Properties values = new Properties();

    /** @param folder where the file is kept; made when first written to */
    UserSettings(Path folder) {
        this.folder = folder;
        if (Files.isReadable(file())) {
            try (Reader reader = Files.newBufferedReader(file())) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("Settings in {} are not readable and start afresh", file());
            }
        }
    }

    /** The folder of this file, for what else is kept between starts. */
    Path folder() {
        return folder;
    }

    Theme theme() {
        String name = values.getProperty("theme", Theme.SYSTEM.name());
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(name)) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    void setTheme(Theme theme) {
        values.setProperty("theme", theme.name());
        store();
    }

    /** Where a file dialog starts. */
    Optional<Path> lastFolder() {
        return path("lastFolder").filter(Files::isDirectory);
    }

    /** Files opened and saved last, newest first; some may be gone. */
    List<Path> recentFiles() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT_FILES; i++) {
            path("recent." + i).ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    /** Puts a file on top of the recent ones. */
    void remember(Path file) {
        Path absolute = file.toAbsolutePath();
        List<Path> files = new ArrayList<>(recentFiles());
        files.remove(absolute);
        files.add(0, absolute);
        for (int i = 0; i < Math.min(files.size(), MOST_RECENT_FILES); i++) {
            values.setProperty("recent." + i, files.get(i).toString());
        }
        if (absolute.getParent() != null) {
            values.setProperty("lastFolder", absolute.getParent().toString());
        }
        store();
    }

    void forgetRecentFiles() {
        values.stringPropertyNames().stream()
                .filter(key -> key.startsWith("recent."))
                .forEach(values::remove);
        store();
    }

    Optional<WindowBox> window() {
        return WindowBox.parse(values.getProperty("window", ""));
    }

    void setWindow(WindowBox box) {
        values.setProperty("window", box.text());
        store();
    }

    void forgetWindow() {
        values.remove("window");
        store();
    }

    /** The settings of runs, by name; empty where none were kept. */
    Map<String, String> run() {
        Map<String, String> run = new HashMap<>();
        values.stringPropertyNames().stream()
                .filter(key -> key.startsWith(RUN))
                .forEach(key -> run.put(key.substring(RUN.length()), values.getProperty(key)));
        return run;
    }

    void setRun(Map<String, String> run) {
        if (!run.equals(run())) {
            run.forEach((key, value) -> values.setProperty(RUN + key, value));
            store();
        }
    }

    private Optional<Path> path(String key) {
        String text = values.getProperty(key, "");
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private Path file() {
        return folder.resolve("settings.properties");
    }

    private void store() {
        try {
            Files.createDirectories(folder);
            StringWriter text = new StringWriter();
            values.store(text, null);
            ReplacedFile.write(file(), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            LOG.warn("Settings could not be written to {}: {}", file(), failed.getMessage());
        }
    }
}
