package dev.densescope.file;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** Explains an {@link IOException} as the end of a sentence. */
public final class FileProblem {
    private FileProblem() {}

    /** The reason, starting with a lower-case letter and without a full stop. */
    public static Text reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return Text.of("there is no such file or folder");
        }
        if (failed instanceof AccessDeniedException) {
            return Text.of("access is denied");
        }
        if (failed instanceof FileAlreadyExistsException) {
            return Text.of("a file of this name exists");
        }
        if (failed instanceof RefusedFileException refused) {
            return refused.reason();
        }
        return Optional.ofNullable(
                        failed instanceof FileSystemException system ? system.getReason() : failed.getMessage())
                .flatMap(text -> text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst())
                .map(line -> line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1))
                .map(line -> line.replaceFirst("\\.$", ""))
                .map(Text::phrase)
                .orElseGet(() -> Text.of("the file system gave no reason"));
    }
}
