package dev.densescope.ui.shell.file;

import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The settings of the window, in one small file. Several windows may share it: each writes only the changes of its
 * user. A change is there at once, and in the file soon. FX thread only, except for what the writer runs.
 */
public final class UserSettings implements KeptState {
    static final int MAX_RECENT_FILES = 10;

    private static final String RECENT = "recent.";
    private static final String RUN = "run.";
    private static final String STATE = "state.";
    private static final String EXPORT_FOLDER = "exportFolder";

    private final SettingsStore store;
    /** The settings of runs as last read or written by this window. */
    private final Map<String, String> run;

    private final List<Runnable> resetListeners = new ArrayList<>();

    /**
     * @param folder of the file; created at the first write
     * @param writer writes all changes made so far each time it runs a task: soon, and on a thread of its own
     */
    public UserSettings(Path folder, Executor writer) {
        store = new SettingsStore(folder, writer);
        run = new HashMap<>(runOf(store.values()));
    }

    /** The folder of this file, also for other persistent files. */
    public Path folder() {
        return store.folder();
    }

    /** Writes what has not been written yet. Any thread. */
    public void flush() {
        store.write();
    }

    /**
     * Sets who is told of a damaged file and of settings that cannot be kept: of each once, in one sentence. Called by the
     * thread that finds it.
     */
    public void tellProblems(Consumer<String> teller) {
        store.tellProblems(teller);
    }

    public Theme theme() {
        String name = store.get("theme").orElseGet(Theme.SYSTEM::name);
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(name)) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    public void setTheme(Theme theme) {
        store.set("theme", theme.name());
    }

    public LanguageChoice language() {
        return LanguageChoice.of(store.get(KeptLanguage.KEY).orElse(""));
    }

    /** Takes effect at the next start. */
    public void setLanguage(LanguageChoice language) {
        store.set(KeptLanguage.KEY, language.name());
    }

    @Override
    public Optional<String> get(String key) {
        return store.get(STATE + key);
    }

    @Override
    public void set(String key, String value) {
        if (!SettingsFile.KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key has characters other than letters, digits and ._-: " + key);
        }
        store.set(STATE + key, value);
    }

    @Override
    public void remove(String key) {
        store.removeIf(STATE.concat(key)::equals);
    }

    @Override
    public void onLayoutReset(Runnable listener) {
        resetListeners.add(listener);
    }

    /** Forgets the position of the window and all that screens keep of their layout. */
    public void resetLayout() {
        store.removeIf(key -> key.equals("window") || key.startsWith(STATE + LAYOUT));
        List.copyOf(resetListeners).forEach(Runnable::run);
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
        store.set(EXPORT_FOLDER, folder.toString());
    }

    /** Recently opened and saved files, newest first; they may no longer exist. */
    public List<Path> recentFiles() {
        return recentFiles(store.values());
    }

    private static List<Path> recentFiles(Map<String, String> values) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MAX_RECENT_FILES; i++) {
            path(values, RECENT + i).ifPresent(files::add);
        }
        return Collections.unmodifiableList(files);
    }

    /** Adds a file as the most recent one. */
    void remember(Path file) {
        Path absolute = file.toAbsolutePath();
        store.change(now -> {
            List<Path> files = new ArrayList<>(recentFiles(now));
            files.remove(absolute);
            files.add(0, absolute);
            setRecentFiles(now, files);
            if (absolute.getParent() != null) {
                now.put("lastFolder", absolute.getParent().toString());
            }
        });
    }

    /** Removes a file from the recent ones. */
    public void forgetRecentFile(Path file) {
        store.change(now -> {
            List<Path> files = new ArrayList<>(recentFiles(now));
            files.remove(file.toAbsolutePath());
            setRecentFiles(now, files);
        });
    }

    private static void setRecentFiles(Map<String, String> values, List<Path> files) {
        values.keySet().removeIf(key -> key.startsWith(RECENT));
        for (int i = 0; i < Math.min(files.size(), MAX_RECENT_FILES); i++) {
            values.put(RECENT + i, files.get(i).toString());
        }
    }

    public void forgetRecentFiles() {
        store.removeIf(key -> key.startsWith(RECENT));
    }

    public Optional<WindowBox> window() {
        return store.get("window").flatMap(WindowBox::parse);
    }

    public void setWindow(WindowBox box) {
        store.set("window", box.text());
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
            store.change(now -> changed.forEach((key, value) -> now.put(RUN + key, value)));
        }
    }

    private static Map<String, String> runOf(Map<String, String> values) {
        Map<String, String> run = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(RUN)) {
                run.put(key.substring(RUN.length()), value);
            }
        });
        return run;
    }

    private Optional<Path> path(String key) {
        return path(store.values(), key);
    }

    private static Optional<Path> path(Map<String, String> values, String key) {
        String text = values.getOrDefault(key, "");
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
