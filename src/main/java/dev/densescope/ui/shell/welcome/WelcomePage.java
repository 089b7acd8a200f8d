package dev.densescope.ui.shell.welcome;

import dev.densescope.ui.Background;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Screen;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.RecentFileStates;
import dev.densescope.ui.shell.file.UserSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** The welcome page with its files, built when it is first shown. FX thread only. */
public final class WelcomePage implements WelcomeActions {
    private static final String SEEN = "welcome.seen";

    private final Workspace workspace;
    private final UserSettings settings;
    private final FileDesk files;
    private final RecentFileStates recent;
    private final Notices notices;
    private final Background background;
    private final Runnable showDesign;
    private final Runnable showGuide;
    private Optional<Screen> screen = Optional.empty();

    /** @param background predicts */
    public WelcomePage(
            Workspace workspace,
            UserSettings settings,
            FileDesk files,
            RecentFileStates recent,
            Notices notices,
            Background background,
            Runnable showDesign,
            Runnable showGuide) {
        this.workspace = workspace;
        this.settings = settings;
        this.files = files;
        this.recent = recent;
        this.notices = notices;
        this.background = background;
        this.showDesign = showDesign;
        this.showGuide = showGuide;
    }

    /** Whether it has never been shown. */
    public boolean isNew() {
        return settings.get(SEEN).isEmpty();
    }

    /** The screen, for the window to show. */
    public Screen screen() {
        settings.set(SEEN, "yes");
        recent.look();
        screen = Optional.of(screen.orElseGet(() -> new WelcomeScreen(workspace, this, notices, background)));
        return screen.get();
    }

    @Override
    public void showDesign() {
        showDesign.run();
    }

    @Override
    public void chooseFile() {
        files.open();
    }

    @Override
    public void open(Path file) {
        files.open(List.of(file));
    }

    @Override
    public List<Path> recentFiles() {
        return recent.files();
    }

    @Override
    public ObservableBooleanValue missing(Path file) {
        return recent.missing(file);
    }

    @Override
    public void forget(Path file) {
        recent.forget(file);
    }

    @Override
    public void showGuide() {
        showGuide.run();
    }
}
