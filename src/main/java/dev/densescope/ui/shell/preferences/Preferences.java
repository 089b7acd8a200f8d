package dev.densescope.ui.shell.preferences;

import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.shell.hint.Hints;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/**
 * What the preferences change, each at once. FX thread only.
 *
 * @param appearance shows the theme, which the window keeps
 * @param language of the next start
 * @param form device and threads of runs
 * @param workspace memory that designs are made for
 * @param autosave whether unsaved work is saved on the side
 * @param runsFolder of run files
 * @param openFolder opens a folder in the desktop's file manager
 */
public record Preferences(
        Appearance appearance,
        LanguageSetting language,
        RunForm form,
        Workspace workspace,
        BooleanProperty autosave,
        Hints hints,
        Path runsFolder,
        Consumer<Path> openFolder) {
    /** Resets all of them. */
    void reset() {
        appearance.choose(Theme.SYSTEM);
        language.choose().accept(LanguageChoice.SYSTEM);
        form.deviceProperty().set(form.devices().get(0));
        form.threadsProperty().set(form.maxThreads());
        workspace.deviceMemoryBytesProperty().set(workspace.machine().memoryBytes());
        autosave.set(true);
        hints.reset();
    }
}
