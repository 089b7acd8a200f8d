package dev.densescope.ui.shell.file;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.FileProblem;
import dev.densescope.file.FolderLock;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of the window, in one small file. Several windows may share it: each writes only the changes of its
 * user. An unreadable file counts as empty; a failed write is only logged. FX thread only.
 */
public final class UserSettings {
    static final int MAX_RECENT_FILES = 10;

    /** Maximum wait for other windows; blocks the user. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String RECENT = "recent.";
    private static final String RUN = "run.";
    private static final String EXPORT_FOLDER = "exportFolder";
    private static final Logger LOG = LoggerFactory.getLogger(UserSettings.class);

    private final Path folder;
    private Properties values;
    /** The settings of runs as last read or written by this window. */
    private final Map<String, String> run;

    /** @param folder of the file; created at the first write */
    public UserSettings(Path folder) {
        this.folder = folder;
        values = read().orElseGet(Properties::new);
        run = new HashMap<>(runOf(values));
    }

    /** The folder of this file, also for other persistent files. */
    public Path folder() {
        return folder;
    }

    public Theme theme() {
        String name = values.getProperty("theme", Theme.SYSTEM.name());
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(name)) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    public void setTheme(Theme theme) {
        change(now -> now.setProperty("theme", theme.name()));
    }

    /** The start folder of a file dialog. */
    Optional<Path> lastFolder() {
        return path("lastFolder").filter(Files::isDirectory);
    }

    /** The folder of the last export, if it still exists. */
    public Optional<Path> exportFolder() {
        return path(EXPORT_FOLDER).filter(Files::isDirectory);
    }

    public void setExportFolder(Path folder) {
        if (!Optional.of(folder).equals(path(EXPORT_FOLDER))) {
            change(now -> now.setProperty(EXPORT_FOLDER, folder.toString()));
        }
    }

    /** Recently opened and saved files, newest first; they may no longer exist. */
    public List<Path> recentFiles() {
        return recentFiles(values);
    }

    private static List<Path> recentFiles(Properties values) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MAX_RECENT_FILES; i++) {
            path(values, RECENT + i).ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    /** Adds a file as the most recent one. */
    void remember(Path file) {
        Path absolute = file.toAbsolutePath();
        change(now -> {
            List<Path> files = new ArrayList<>(recentFiles(now));
            files.remove(absolute);
            files.add(0, absolute);
            for (int i = 0; i < Math.min(files.size(), MAX_RECENT_FILES); i++) {
                now.setProperty(RECENT + i, files.get(i).toString());
            }
            if (absolute.getParent() != null) {
                now.setProperty("lastFolder", absolute.getParent().toString());
            }
        });
    }

    public void forgetRecentFiles() {
        change(now -> now.stringPropertyNames().stream()
                .filter(key -> key.startsWith(RECENT))
                .forEach(now::remove));
    }

    public Optional<WindowBox> window() {
        return WindowBox.parse(values.getProperty("window", ""));
    }

    public void setWindow(WindowBox box) {
        change(now -> now.setProperty("window", box.text()));
    }

    public void forgetWindow() {
        change(now -> now.remove("window"));
    }

    /** The saved settings of runs by name; empty if there are none. */
    public Map<String, String> run() {
        return Map.copyOf(run);
    }

    /** Saves the settings of runs that have changed in this window. */
    public void setRun(Map<String, String> settings) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.entrySet().removeAll(run.entrySet());
        if (!changed.isEmpty()) {
            run.putAll(changed);
            change(now -> changed.forEach((key, value) -> now.setProperty(RUN + key, value)));
        }
    }

    private static Map<String, String> runOf(Properties values) {
        Map<String, String> run = new HashMap<>();
        values.stringPropertyNames().stream()
                .filter(key -> key.startsWith(RUN))
                .forEach(key -> run.put(key.substring(RUN.length()), values.getProperty(key)));
        return run;
    }

    private Optional<Path> path(String key) {
        return path(values, key);
    }

    private static Optional<Path> path(Properties values, String key) {
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

    /** Empty if the file does not exist or cannot be read. */
    private Optional<Properties> read() {
        if (!Files.isReadable(file())) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file())) {
            Properties read = new Properties();
            read.load(reader);
            return Optional.of(read);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("Settings in {} are not readable and start afresh", file());
            return Optional.empty();
        }
    }

    /** Applies a change to the current contents of the file. */
    private void change(Consumer<Properties> edit) {
        try {
            Files.createDirectories(folder);
            FolderLock.hold(folder, PATIENCE, () -> {
                values = read().orElse(values);
                edit.accept(values);
                StringWriter text = new StringWriter();
                values.store(text, null);
                AtomicFile.write(file(), text.toString().getBytes(StandardCharsets.UTF_8));
                return values;
            });
        } catch (IOException failed) {
            edit.accept(values);
            LOG.warn("Settings cannot be kept in {}: {}.", folder, FileProblem.reason(failed));
        }
    }
}
