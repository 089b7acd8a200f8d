package dev.densescope.ui.shell.welcome;

import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.Screen;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.UserSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The welcome page with its files, built when it is first shown. FX thread only. */
public final class WelcomePage implements WelcomeActions {
    private static final String SEEN = "welcome.seen";

    private final Workspace workspace;
    private final UserSettings settings;
    private final FileDesk files;
    private final Notices notices;
    private final Background background;
    private final Runnable showDesign;
    private final Runnable showGuide;
    private final Map<Path, SimpleBooleanProperty> missing = new HashMap<>();
    private Optional<Screen> screen = Optional.empty();

    /** @param background predicts, and looks which files are missing */
    public WelcomePage(
            Workspace workspace,
            UserSettings settings,
            FileDesk files,
            Notices notices,
            Background background,
            Runnable showDesign,
            Runnable showGuide) {
        this.workspace = workspace;
        this.settings = settings;
        this.files = files;
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
        lookForFiles();
        screen = Optional.of(screen.orElseGet(() -> new WelcomeScreen(workspace, this, notices, background)));
        return screen.get();
    }

    private void lookForFiles() {
        List<Path> recent = settings.recentFiles();
        background.begin(
                Messages.text("welcome.filesFailed"),
                () -> recent.forEach(file -> {
                    boolean gone = !Files.isRegularFile(file);
                    background.fx().execute(() -> isMissing(file).set(gone));
                }),
                notices::failed);
    }

    private SimpleBooleanProperty isMissing(Path file) {
        return missing.computeIfAbsent(file, path -> new SimpleBooleanProperty(false));
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
        return settings.recentFiles();
    }

    @Override
    public ObservableBooleanValue missing(Path recent) {
        return isMissing(recent);
    }

    @Override
    public void forget(Path recent) {
        settings.forgetRecentFile(recent);
    }

    @Override
    public void showGuide() {
        showGuide.run();
    }
}
