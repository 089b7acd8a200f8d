package dev.densescope.ui.shell;

import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.shell.file.UserSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The files opened and saved last. Whether they still exist is looked up in the background. FX thread only. */
final class RecentFileStates {
    private final UserSettings settings;
    private final Background background;
    private final Map<Path, SimpleBooleanProperty> missing = new HashMap<>();

    RecentFileStates(UserSettings settings, Background background) {
        this.settings = settings;
        this.background = background;
    }

    /** Newest first. */
    List<Path> files() {
        return settings.recentFiles();
    }

    /** Whether a file was missing at the last look; false before. */
    ObservableBooleanValue missing(Path file) {
        return missing.computeIfAbsent(file, path -> new SimpleBooleanProperty(this, "missing", false));
    }

    /** Looks which files are missing. */
    void look() {
        List<Path> files = files();
        background.begin(
                Messages.text("recent.failed"),
                () -> {
                    List<Path> gone = files.stream()
                            .filter(file -> !Files.isRegularFile(file))
                            .toList();
                    background.fx().execute(() -> show(files, gone));
                },
                failure -> {});
    }

    void forget() {
        settings.forgetRecentFiles();
    }

    private void show(List<Path> files, List<Path> gone) {
        files.forEach(file -> missing.computeIfAbsent(file, path -> new SimpleBooleanProperty(this, "missing", false))
                .set(gone.contains(file)));
    }
}
