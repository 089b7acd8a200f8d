package dev.densescope.ui.shell.notice;

import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Files;

/**
 * Leads to the folder in which failures are logged.
 *
 * @param opener opens the folder
 */
public record LogFolder(ProgramLog log, FileOpener opener) {
    /** Opens it, or says where it is if that fails, or that there is none yet. */
    void show(Notices notices) {
        if (Files.isDirectory(log.folder())) {
            opener.open(log.folder(), notices::failed);
        } else {
            notices.done(Messages.text("log.empty", log.folder()));
        }
    }
}
