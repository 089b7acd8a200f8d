package dev.densescope.ui.shell.notice;

import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Files;

/**
 * Opens the folder of the log.
 *
 * @param opener opens the folder
 */
public record LogFolder(ProgramLog log, FileOpener opener) {
    /** Opens the folder; if that fails, shows its path, or that there is no log yet. */
    void show(Notices notices) {
        if (Files.isDirectory(log.folder())) {
            opener.open(log.folder(), notices::failed);
        } else {
            notices.done(Messages.text("log.empty", log.folder()));
        }
    }
}
