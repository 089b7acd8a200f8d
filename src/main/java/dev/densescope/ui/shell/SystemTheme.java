package dev.densescope.ui.shell;

import dev.densescope.failure.Threads;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Detects a dark theme of the desktop with the desktop's own tool, since JavaFX 21 does not report it. The tool is another
 * process, so it is asked in the background: for the first time while JavaFX starts, and again when the window gets the focus.
 */
final class SystemTheme {
    private static final long PATIENCE_MILLIS = 2000;
    private static final AtomicReference<Boolean> AT_START = new AtomicReference<>();

    private final String system;
    private final Function<List<String>, String> tool;
    private final Executor worker;
    private final Executor fx;

    /**
     * @param system its name, as in the system property {@code os.name}
     * @param tool answers a command, on the worker; empty if there is no such tool
     * @param fx the JavaFX thread
     */
    SystemTheme(String system, Function<List<String>, String> tool, Executor worker, Executor fx) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.tool = tool;
        this.worker = worker;
        this.fx = fx;
    }

    /** @param worker asks the desktop */
    static SystemTheme ofThisMachine(Executor worker, Executor fx) {
        return new SystemTheme(System.getProperty("os.name"), SystemTheme::run, worker, fx);
    }

    /** Asks the desktop on a thread of its own, so that the answer is known when the window opens. Any thread. */
    static void begin() {
        Threads.daemon(
                        "theme of the desktop",
                        () -> AT_START.set(
                                ofThisMachine(Runnable::run, Runnable::run).isDark()))
                .start();
    }

    /** The answer of the desktop when the program started; empty if it is not known yet. Does not wait. */
    static Optional<Boolean> atStart() {
        return Optional.ofNullable(AT_START.get());
    }

    /** Keeps the look that of the desktop, if that theme is chosen: asks when it is, and when the window gets the focus. */
    void follow(ObservableBooleanValue focused, Appearance appearance) {
        focused.addListener((observable, before, now) -> askIf(now, appearance));
        appearance.themeProperty().addListener((observable, before, now) -> askIf(true, appearance));
    }

    private void askIf(boolean wanted, Appearance appearance) {
        if (wanted && appearance.theme() == Theme.SYSTEM) {
            worker.execute(() -> {
                boolean dark = isDark();
                fx.execute(() -> appearance.setSystemDark(dark));
            });
        }
    }

    /** False if it is not known. */
    private boolean isDark() {
        if (system.contains("win")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return tool.apply(List.of("reg", "query", key, "/v", "AppsUseLightTheme"))
                    .contains("0x0");
        }
        if (system.contains("mac")) {
            return tool.apply(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
                    .contains("Dark");
        }
        return tool.apply(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"))
                .contains("prefer-dark");
    }

    /** Runs a command and returns what it prints; empty if it cannot be run or does not end soon. Worker. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroy();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noSuchTool) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
