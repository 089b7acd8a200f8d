package dev.densescope.ui.shell.desktop;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Background;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        run(whole, () -> programs.open(whole), failed);
    }

    @Override
    public void showInFolder(Path file, Consumer<String> failed) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        run(folder, () -> programs.select(whole) ? Optional.empty() : programs.open(folder), failed);
    }

    private void run(Path whole, Supplier<Optional<String>> opening, Consumer<String> failed) {
        new Background(worker, fx)
                .begin(
                        Messages.text("open.unforeseen", whole),
                        () -> opening.get()
                                .map(reason -> Messages.text("open.failed", whole, reason))
                                .ifPresent(sentence -> fx.execute(() -> failed.accept(sentence))),
                        (Failure failure) -> failed.accept(failure.sentence()));
    }
}
