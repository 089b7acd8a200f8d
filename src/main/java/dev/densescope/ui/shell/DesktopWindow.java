package dev.densescope.ui.shell;

import dev.densescope.ui.FxThread;
import dev.densescope.ui.Screen;
import dev.densescope.ui.design.DesignScreen;
import dev.densescope.ui.design.DesignViewModel;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;

/** Puts the window together: shared state, screens, shell. FX thread only. */
public final class DesktopWindow {
    private final UserSettings settings;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(DesktopWindow::workerThread);

    /** @param settingsFolder where the window keeps what it remembers */
    public DesktopWindow(Path settingsFolder) {
        settings = new UserSettings(settingsFolder);
    }

    /** With the settings of the user who runs this program. */
    public static DesktopWindow ofThisUser() {
        return new DesktopWindow(ConfigFolder.ofThisUser());
    }

    /** Shows the window on a stage. */
    public void open(Stage stage) {
        Appearance appearance = new Appearance(settings.theme(), SystemTheme.isDark());
        Workspace workspace =
                new Workspace(new DesignDocument(FileDesk.startDesign()), ThisMachine.text(), worker, new FxThread());
        Toasts toasts = new Toasts();
        List<Screen> screens = List.of(new DesignScreen(new DesignViewModel(workspace), appearance, toasts));
        new MainWindow(
                        stage,
                        workspace,
                        appearance,
                        screens,
                        Optional.empty(),
                        toasts,
                        settings,
                        new DesktopFileDialogs(stage, appearance))
                .show();
    }

    /** Ends the threads of the window. */
    public void close() {
        worker.shutdownNow();
    }

    private static Thread workerThread(Runnable work) {
        Thread thread = new Thread(work, "predictions");
        thread.setDaemon(true);
        return thread;
    }
}
