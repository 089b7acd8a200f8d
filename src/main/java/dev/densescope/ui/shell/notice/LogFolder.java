package dev.densescope.ui.shell.notice;

import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Leads to the folder in which failures are logged.
 *
 * @param opener opens a folder with the desktop's program for it
 */
public record LogFolder(ProgramLog log, Consumer<Path> opener) {
    /** Opens it, or says that there is none yet. */
    void show(Notices notices) {
        if (Files.isDirectory(log.folder())) {
            opener.accept(log.folder());
        } else {
            notices.done(Messages.text("log.empty", log.folder()));
        }
    }
}
