package dev.densescope.ui.shell.pages;

import dev.densescope.failure.ProgramLog;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.Background;
import dev.densescope.ui.Command;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.shell.about.AboutPage;
import dev.densescope.ui.shell.help.GuidePage;
import dev.densescope.ui.shell.hint.Hints;
import dev.densescope.ui.shell.log.LogPage;
import dev.densescope.ui.shell.page.Page;
import dev.densescope.ui.shell.page.PageWindow;
import dev.densescope.ui.shell.preferences.KeptSwitch;
import dev.densescope.ui.shell.preferences.LanguageSetting;
import dev.densescope.ui.shell.preferences.Preferences;
import dev.densescope.ui.shell.preferences.PreferencesPage;
import dev.densescope.ui.theme.Appearance;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.stage.Stage;

/**
 * Builds the pages, each when it is first shown. FX thread only.
 *
 * @param owner the main window
 * @param language of the next start
 * @param form device of runs
 * @param runsFolder of run files
 * @param devices lists all devices; called by a worker
 * @param programs opens folders
 * @param background for files and devices
 */
public record PageBuilder(
        Stage owner,
        Appearance appearance,
        LanguageSetting language,
        Workspace workspace,
        RunForm form,
        Path runsFolder,
        ProgramLog log,
        Supplier<List<DeviceListing>> devices,
        FileOpener programs,
        Notices notices,
        Background background) {
    /** @param kept what the window keeps between starts */
    public WindowPages build(KeptState kept) {
        Hints hints = new Hints(kept);
        BooleanProperty autosave = KeptSwitch.of(kept, "autosave");
        Preferences preferences =
                new Preferences(appearance, language, form, workspace, autosave, hints, runsFolder, this::openFolder);
        return new WindowPages(
                hints,
                autosave,
                command(Messages.text("command.preferences"), () -> new PreferencesPage(preferences))
                        .withKey("Shortcut+Comma"),
                command(Messages.text("command.guide"), () -> new GuidePage(background, notices)),
                List.of(
                        command(
                                Messages.text("command.showLog"),
                                () -> new LogPage(log, background, () -> openFolder(log.folder()))),
                        command(Messages.text("command.about"), () -> new AboutPage(devices, background))));
    }

    private Command command(String name, Supplier<Page> page) {
        PageWindow window = new PageWindow(owner, appearance, page);
        return Command.of(name, window::show);
    }

    private void openFolder(Path folder) {
        programs.open(folder, notices::failed);
    }
}
