package dev.densescope.data.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
    @TempDir
    Path temporary;

    private final Map<String, String> skipped = new TreeMap<>();
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
    }

    @Test
    void linksThatMultiplyAreFollowedOnceEach() throws Exception {
        int levels = 14;
        for (int level = 0; level <= levels; level++) {
            file(temporary.resolve("web/" + level + "/a.png"));
        }
        for (int level = 0; level < levels; level++) {
            for (String name : new String[] {"x", "y", "z"}) {
                Files.createSymbolicLink(
                        temporary.resolve("web/" + level + "/" + name), temporary.resolve("web/" + (level + 1)));
            }
        }
        Files.createSymbolicLink(root.resolve("cat"), temporary.resolve("web/0"));
        FolderTree tree = assertTimeoutPreemptively(Duration.ofSeconds(60), this::walk);
        assertEquals(3, tree.allFiles().size()); // links that leave the tree deeper down are not followed
        assertEquals("it is a link out of the folder of images", skipped.get("cat/x/x/x"));
        assertEquals("its folder was read through another link", skipped.get("cat/y"));
    }

    @Test
    void linksWithinTheTreeThatMultiplyAreFollowedOnceEach() throws Exception {
        int levels = 12;
        for (int level = 0; level <= levels; level++) {
            file(root.resolve(level + "/a.png"));
        }
        for (int level = 0; level < levels; level++) {
            Files.createSymbolicLink(root.resolve(level + "/x"), root.resolve("" + (level + 1)));
            Files.createSymbolicLink(root.resolve(level + "/y"), root.resolve("" + (level + 1)));
        }
        FolderTree tree = assertTimeoutPreemptively(Duration.ofSeconds(60), this::walk);
        assertEquals(2 * levels + 1, tree.allFiles().size());
    }

    @Test
    void aLinkUpwardsIsNotFollowedWhereverItLies() throws Exception {
        file(root.resolve("cat/a.png"));
        Files.createSymbolicLink(root.resolve("cat/everything"), temporary.getParent());
        Files.createSymbolicLink(root.resolve("up"), temporary);
        assertEquals(1, walk().allFiles().size());
        assertEquals(
                Map.of(
                        "cat/everything", "it is a link to one of its parent folders",
                        "up", "it is a link to one of its parent folders"),
                skipped);
    }

    @Test
    void aClassMayBeALinkToAFolderElsewhere() throws Exception {
        file(temporary.resolve("elsewhere/a.png"));
        Files.createSymbolicLink(root.resolve("cat"), temporary.resolve("elsewhere"));
        file(root.resolve("train/dog/b.png"));
        Files.createSymbolicLink(root.resolve("train/fox"), temporary.resolve("elsewhere"));
        assertEquals(2, walk().allFiles().size());
        assertEquals(Map.of("train/fox", "its folder was read through another link"), skipped);
    }

    @Test
    void depthAndNumberAreBounded() throws Exception {
        file(root.resolve("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/a.png"));
        file(root.resolve("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/b.png"));
        assertEquals(1, walk().allFiles().size());
        assertEquals(1, skipped.size());
        String message = assertThrows(FolderException.class, () -> FolderWalk.walk(root, (a, b) -> {}, () -> false, 10))
                .getMessage();
        assertEquals(
                "Image folder %s contains more than 10 files: choose the folder of the data set itself."
                        .formatted(root.toRealPath()),
                message);
    }

    @Test
    void aWalkCanBeGivenUp() throws IOException {
        file(root.resolve("a.png"));
        assertThrows(CancellationException.class, () -> FolderWalk.walk(root, (a, b) -> {}, () -> true));
    }

    private FolderTree walk() throws FolderException {
        return FolderWalk.walk(
                root, (file, reason) -> skipped.put(root.relativize(file).toString(), reason.toString()), () -> false);
    }

    private static void file(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
