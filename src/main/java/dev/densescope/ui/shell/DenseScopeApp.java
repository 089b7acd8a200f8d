package dev.densescope.ui.shell;

import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.WindowFailures;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.ui.Toolkit;
import dev.densescope.ui.model.prediction.StartPredictions;
import dev.densescope.ui.shell.file.FileDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;

/** The desktop application. */
public final class DenseScopeApp extends Application {
    private final DesktopWindow window;
    private final boolean welcomes;

    /** With the settings of the current user; called by JavaFX. */
    public DenseScopeApp() {
        window = DesktopWindow.ofThisUser();
        welcomes = true;
    }

    /**
     * Without the welcome page.
     *
     * @param folder of the settings and runs of the window
     */
    public DenseScopeApp(Path folder) {
        window = new DesktopWindow(folder, folder.resolve("runs"), new ProgramLog(folder.resolve("logs")));
        welcomes = false;
    }

    /**
     * Starts JavaFX.
     *
     * @param said the output on standard error so far
     * @return why it cannot be started, one sentence
     */
    public static Optional<String> prepare(Supplier<String> said) {
        if (Toolkit.needsDisplay(System.getProperty("os.name"), System.getProperty("glass.platform", ""))) {
            Optional<String> missing = WindowFailures.noDisplay(System.getenv());
            if (missing.isPresent()) {
                return missing;
            }
        }
        SystemTheme.begin();
        StartPredictions.begin(FileDesk.startDesign());
        try {
            Toolkit.start();
            return Optional.empty();
        } catch (NativeFolderException none) {
            return Optional.of(none.sentence());
        } catch (RuntimeException | Error failed) { // JavaFX fails in many ways
            return Optional.of(
                    WindowFailures.end(failed, said.get(), System.getenv()).sentence());
        }
    }

    /**
     * Opens the window, once JavaFX has been started, and returns when it is closed.
     *
     * @param files opened in it
     */
    public static void open(List<Path> files) {
        launch(DenseScopeApp.class, files.stream().map(Path::toString).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        window.open(stage);
        List<Path> files = files(getParameters());
        window.openFiles(files);
        if (welcomes && files.isEmpty()) {
            window.welcome();
        }
    }

    /** None if the application was not started by JavaFX. */
    private static List<Path> files(Parameters parameters) {
        return parameters == null
                ? List.of()
                : parameters.getRaw().stream().map(Path::of).toList();
    }

    @Override
    public void stop() {
        window.close();
    }
}
