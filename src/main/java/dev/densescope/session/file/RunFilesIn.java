package dev.densescope.session.file;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Advice to someone who names a folder instead of the run files in it. */
final class RunFilesIn {
    private RunFilesIn() {}

    /** What to name instead, as a part of a sentence. */
    static Text advice(Path folder) {
        List<Path> files = of(folder);
        if (files.isEmpty()) {
            return Text.of("name run files (%s) instead, none of which is in it", RunFileName.EXTENSION);
        }
        return files.size() == 1
                ? Text.of("name the run file in it, %s", files.get(0))
                : Text.of("name some of the %d run files in it, such as %s", files.size(), files.get(0));
    }

    private static List<Path> of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RunFileName.EXTENSION))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of(); // the sentence is about the folder
        }
    }
}
