package dev.densescope.natives;

import dev.densescope.file.FileProblem;
import dev.densescope.file.UserFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that native libraries are unpacked to, once for all starts: the user's cache or, where that is not fit, one
 * for the user alone among temporary files. The variable {@value #VARIABLE} names another one.
 */
public final class NativeFolder {
    static final String VARIABLE = "DENSESCOPE_CACHE";

    private final List<Path> candidates;

    NativeFolder(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Of the user who runs this program. */
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
     * The first folder that is fit; it is made if it is not there.
     *
     * @throws NativeFolderException if none is
     */
    Path choose() {
        Map<Path, String> reasons = new LinkedHashMap<>();
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
