package dev.densescope.natives;

import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chooses the folder for unpacked native libraries: the user's cache folder or, if that is not suitable, a private
 * folder among the temporary files. The environment variable {@value #VARIABLE} overrides it.
 */
public final class NativeFolder {
    static final String VARIABLE = "DENSESCOPE_CACHE";

    private final List<Path> candidates;

    NativeFolder(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** The folder of the current user. */
    static NativeFolder ofThisUser() {
        List<Path> usual = Stream.of(
                        UserFolders.cache(), UserFolders.temporary(), UserFolders.temporary(Path.of("/var/tmp")))
                .distinct()
                .toList();
        return new NativeFolder(candidates(System.getenv().getOrDefault(VARIABLE, ""), usual));
    }

    static List<Path> candidates(String named, List<Path> usual) {
        return named.isBlank() ? usual : List.of(Path.of(named));
    }

    /**
     * Returns the first suitable folder and creates it if necessary.
     *
     * @throws NativeFolderException if none is suitable
     */
    Path choose() {
        Map<Path, Text> reasons = new LinkedHashMap<>();
        for (Path candidate : candidates) {
            try {
                return new PrivateFolder(candidate).require();
            } catch (IOException unfit) {
                reasons.put(candidate, FileProblem.reason(unfit));
            }
        }
        throw new NativeFolderException(reasons);
    }
}
