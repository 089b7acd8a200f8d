package dev.densescope.ui.shell;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The first screen of a window, which comes after the first frame. Not on the FX thread. */
public final class FirstScreen {
    private static final int MAX_SECONDS = 60;

    private FirstScreen() {}

    /** Waits until the window shows a screen. */
    public static void await(Stage stage) {
        try {
            WaitForAsyncUtils.waitFor(MAX_SECONDS, TimeUnit.SECONDS, () -> Pictures.onFx(() -> isShown(stage)));
        } catch (TimeoutException e) {
            throw new AssertionError("the window shows no screen", e);
        }
        Frames.settle();
    }

    private static boolean isShown(Stage stage) {
        return stage.getScene().lookup("#frame") instanceof BorderPane frame && frame.getCenter() != null;
    }
}
