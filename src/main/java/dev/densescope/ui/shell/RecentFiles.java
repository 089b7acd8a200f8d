package dev.densescope.ui.shell;

import dev.densescope.ui.model.RecentDesigns;
import dev.densescope.ui.shell.file.UserSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The recent files of the settings, for the Design screen.
 *
 * @param opener opens a file as if it was dropped on the window
 */
record RecentFiles(UserSettings settings, Consumer<Path> opener) implements RecentDesigns {
    @Override
    public List<Path> files() {
        return settings.recentFiles();
    }

    @Override
    public void open(Path file) {
        opener.accept(file);
    }
}
