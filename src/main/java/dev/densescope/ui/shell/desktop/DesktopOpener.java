package dev.densescope.ui.shell.desktop;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Background;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Opens files with the desktop's programs; shows the path of a file that none of them opens.
 *
 * @param worker waits for the programs
 * @param fx the JavaFX thread
 */
public record DesktopOpener(DesktopPrograms programs, Executor worker, Executor fx) implements FileOpener {
    @Override
    public void open(Path file, Consumer<String> failed) {
        Path whole = file.toAbsolutePath();
        new Background(worker, fx)
                .begin(
                        Messages.text("open.unforeseen", whole),
                        () -> programs.open(whole)
                                .map(reason -> Messages.text("open.failed", whole, reason))
                                .ifPresent(sentence -> fx.execute(() -> failed.accept(sentence))),
                        (Failure failure) -> failed.accept(failure.sentence()));
    }
}
