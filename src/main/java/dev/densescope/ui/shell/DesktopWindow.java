package dev.densescope.ui.shell;

import dev.densescope.session.Runner;
import dev.densescope.session.local.LocalDevices;
import dev.densescope.session.local.LocalRunner;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Screen;
import dev.densescope.ui.chart.ChartExport;
import dev.densescope.ui.design.DesignScreen;
import dev.densescope.ui.design.DesignViewModel;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.RunHistory;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.reports.ReportsModel;
import dev.densescope.ui.reports.ReportsScreen;
import dev.densescope.ui.run.RunFiles;
import dev.densescope.ui.run.RunForm;
import dev.densescope.ui.run.RunModel;
import dev.densescope.ui.run.RunScreen;
import dev.densescope.ui.theme.Appearance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** Puts the window together: shared state, screens, shell. FX thread only. */
public final class DesktopWindow {
    private static final int REPORTS = 2;

    private final Path folder;
    private final UserSettings settings;
    private final FxThread fx = new FxThread();
    private final ExecutorService predictions = worker("predictions");
    private final ExecutorService files = worker("files");
    private final LocalDevices devices = new LocalDevices();
    private final Runner runner = new LocalRunner(devices);

    /** @param folder where the window keeps what it remembers, and the runs it made */
    public DesktopWindow(Path folder) {
        this.folder = folder;
        settings = new UserSettings(folder);
    }

    /** With the settings of the user who runs this program. */
    public static DesktopWindow ofThisUser() {
        return new DesktopWindow(ConfigFolder.ofThisUser());
    }

    /**
     * Shows the window on a stage.
     *
     * @param opener shows a file in the program that the desktop has for it
     */
    public void open(Stage stage, Consumer<Path> opener) {
        Appearance appearance = new Appearance(settings.theme(), SystemTheme.isDark());
        Workspace workspace =
                new Workspace(new DesignDocument(FileDesk.startDesign()), ThisMachine.text(), predictions, fx);
        Toasts toasts = new Toasts();
        RunHistory history = new RunHistory();
        RunModel runs = new RunModel(
                workspace,
                history,
                new RunForm(devices.ids(), Runtime.getRuntime().availableProcessors()),
                runner,
                new RunFiles(folder.resolve("runs"), Clock.system(ZoneId.systemDefault())),
                files,
                fx);
        ReportsModel reports = new ReportsModel(
                history,
                new DesktopReportDialogs(stage),
                toasts,
                opener,
                Clock.system(ZoneId.systemDefault()),
                files,
                fx);
        Shown shown = new Shown();
        List<Screen> screens = List.of(
                new DesignScreen(new DesignViewModel(workspace), appearance, toasts),
                new RunScreen(runs, appearance, new ChartExport(toasts, files, fx), () -> shown.show(REPORTS)),
                new ReportsScreen(reports, ZoneId.systemDefault()));
        MainWindow window = new MainWindow(
                stage,
                workspace,
                appearance,
                screens,
                Optional.of(runs),
                toasts,
                settings,
                new DesktopFileDialogs(stage, appearance));
        shown.window = Optional.of(window);
        window.show();
    }

    /** Cancels what runs and ends the threads of the window. */
    public void close() {
        runner.close();
        predictions.shutdownNow();
        files.shutdown();
    }

    /** The window, for screens that are made before it. */
    private static final class Shown {
        private Optional<MainWindow> window = Optional.empty();

        void show(int screen) {
            window.ifPresent(shown -> shown.showScreen(screen));
        }
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
