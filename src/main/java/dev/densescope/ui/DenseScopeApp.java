package dev.densescope.ui;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** The desktop application. */
public final class DenseScopeApp extends Application {
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
        stage.setTitle(Messages.text("app.title"));
        stage.setScene(new Scene(new Label(Messages.text("app.title")), 1200, 800));
        stage.show();
    }
}
