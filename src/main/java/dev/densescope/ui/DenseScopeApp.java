package dev.densescope.ui;

import dev.densescope.ui.shell.DesktopWindow;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The desktop application. */
public final class DenseScopeApp extends Application {
    private final DesktopWindow window;

    /** With the settings of the user who runs this program; called by JavaFX. */
    public DenseScopeApp() {
        window = DesktopWindow.ofThisUser();
    }

    /** @param folder where the window keeps what it remembers, and its runs */
    public DenseScopeApp(Path folder) {
        window = new DesktopWindow(folder, folder.resolve("runs"));
    }

    /** Opens the window and returns when it is closed; false if there is no display to open it on. */
    public static boolean open() {
        if (!Display.isPresent()) {
            return false;
        }
        launch(DenseScopeApp.class);
        return true;
    }

    @Override
    public void start(Stage stage) {
        window.open(stage, file -> getHostServices().showDocument(file.toUri().toString()));
    }

    @Override
    public void stop() {
        window.close();
    }
}
