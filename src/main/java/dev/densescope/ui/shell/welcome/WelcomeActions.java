package dev.densescope.ui.shell.welcome;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/** What the welcome page leads to. FX thread only. */
public interface WelcomeActions {
    void showDesign();

    /** Asks for a file and opens it. */
    void chooseFile();

    void open(Path file);

    /** Recently opened and saved files, newest first. */
    List<Path> recentFiles();

    /** Whether a recent file no longer exists; false until that is known. */
    ObservableBooleanValue missing(Path recent);

    /** Removes a file from the recent ones. */
    void forget(Path recent);

    void showGuide();
}
