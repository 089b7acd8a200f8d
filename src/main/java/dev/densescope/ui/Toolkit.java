package dev.densescope.ui;

import dev.densescope.natives.NativeLibraries;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.text.Font;

/** The start of JavaFX, as far as it can fail for want of something on the machine. */
public final class Toolkit {
    /** JavaFX' own log; held because the logging system forgets a logger that nobody holds. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Toolkit() {}

    /** Whether windows come from an X server: on Linux, unless another toolkit is chosen, such as a headless one. */
    public static boolean needsDisplay(String osName, String glassPlatform) {
        return osName.toLowerCase(Locale.ROOT).contains("linux") && glassPlatform.isEmpty();
    }

    /** Starts JavaFX, and sees that it has a font; what it throws is for {@link dev.densescope.failure.WindowFailures}. */
    public static void start() {
        JAVAFX.setLevel(Level.SEVERE); // it warns of the class path, on which we mean to run
        String version = Optional.ofNullable(Toolkit.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        NativeLibraries.prepareJavaFx(version);
        CompletableFuture<Font> font = new CompletableFuture<>();
        Platform.startup(() -> {
            sayPulses();
            try {
                font.complete(Font.getDefault());
            } catch (RuntimeException | Error none) {
                font.completeExceptionally(none);
            }
        });
        font.join();
    }

    /** With the first timer, JavaFX says on standard error how many pulses it makes: better here, where that is captured. */
    private static void sayPulses() {
        new AnimationTimer() {
            @Override
            public void handle(long nowNanos) {
                stop();
            }
        }.stop();
    }
}
