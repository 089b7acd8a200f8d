package dev.densescope.ui.shell.file;

import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The files opened and saved last. Whether they still exist is looked up in the background. FX thread only. */
public final class RecentFileStates {
    private final UserSettings settings;
    private final Background background;
    private final Notices notices;
    private final Map<Path, SimpleBooleanProperty> missing = new HashMap<>();

    /** @param background looks which files are missing */
    public RecentFileStates(UserSettings settings, Background background, Notices notices) {
        this.settings = settings;
        this.background = background;
        this.notices = notices;
    }

    /** Newest first. */
    public List<Path> files() {
        return settings.recentFiles();
    }

    /** Whether a file was missing at the last look; false before. */
    public ObservableBooleanValue missing(Path file) {
        return known(file);
    }

    /** Looks which files are missing. */
    public void look() {
        List<Path> files = files();
        background.begin(
                Messages.text("recent.failed"),
                () -> {
                    List<Path> gone = files.stream()
                            .filter(file -> !Files.isRegularFile(file))
                            .toList();
                    background
                            .fx()
                            .execute(() -> files.forEach(file -> known(file).set(gone.contains(file))));
                },
                notices::failed);
    }

    /** Removes a file from the list. */
    public void forget(Path file) {
        settings.forgetRecentFile(file);
    }

    /** Empties the list. */
    public void forgetAll() {
        settings.forgetRecentFiles();
    }

    private SimpleBooleanProperty known(Path file) {
        return missing.computeIfAbsent(file, path -> new SimpleBooleanProperty(this, "missing", false));
    }
}
