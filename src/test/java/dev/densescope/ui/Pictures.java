package dev.densescope.ui;

import dev.densescope.ui.theme.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of screens, to be looked at: written where {@code -Dpictures.folder} says, or nowhere. Headless. */
public final class Pictures {
    private Pictures() {}

    /** Starts JavaFX if it has not been started. */
    public static void startToolkit() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX did not start", e);
        }
    }

    /** Puts a node into a scene of our look. FX thread. */
    public static Scene scene(Parent root, Appearance appearance, double width, double height) {
        Scene scene = new Scene(root, width, height);
        appearance.dress(scene);
        return scene;
    }

    /** Takes a picture of a scene after its pending layout. Not on the FX thread. */
    public static WritableImage take(Scene scene, String name) {
        Frames.settle();
        WritableImage image = onFx(() -> scene.snapshot(null));
        String folder = System.getProperty("pictures.folder", "");
        if (!folder.isEmpty()) {
            write(image, Path.of(folder), name);
        }
        return image;
    }

    /** Does something on the FX thread and waits for its result. */
    public static <T> T onFx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the FX thread did not do it", e);
        }
    }

    private static void write(WritableImage image, Path folder, String name) {
        try {
            Files.createDirectories(folder);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
