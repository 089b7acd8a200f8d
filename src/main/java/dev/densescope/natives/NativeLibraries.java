package dev.densescope.natives;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Tells libraries where to unpack their native code: by themselves some choose the current folder of a user without a home,
 * or a shared one. Any thread.
 */
public final class NativeLibraries {
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    /** What libraries read, and their part of our folder. */
    private static final Map<String, String> FOLDERS = Map.of(JAVACPP, "javacpp", "org.sqlite.tmpdir", "sqlite");

    private NativeLibraries() {}

    /**
     * To be called before a library loads native code; again does no harm. What the user has set stays.
     *
     * @return our folder, which no other user can write to
     * @throws NativeFolderException if there is none
     */
    public static Path prepare() {
        Path folder = NativeFolder.ofThisUser().choose();
        FOLDERS.forEach((property, part) -> tell(property, folder.resolve(part)));
        return folder;
    }

    /** JavaFX, which asks for the place of its version's files. */
    public static void prepareJavaFx(String version) {
        tell("javafx.cachedir", prepare().resolve("javafx").resolve(version));
    }

    /**
     * Keeps a library for all starts; one that is there with another content, such as a part of it, is replaced.
     *
     * @param name file name that tells the library and its version
     * @throws NativeFolderException if it cannot be written
     */
    public static Path unpack(String name, byte[] content) {
        return unpack(prepare(), name, content);
    }

    static Path unpack(Path folder, String name, byte[] content) {
        Path library = folder.resolve(name);
        try {
            if (!Files.isRegularFile(library) || !Arrays.equals(content, Files.readAllBytes(library))) {
                AtomicFile.write(library, content);
            }
            return library;
        } catch (IOException unwritable) {
            throw new NativeFolderException(Map.of(folder, FileProblem.reason(unwritable)));
        }
    }

    /** What libraries need that do not load, as the end of a sentence. */
    public static String remedy() {
        return "the folder they are unpacked to, %s, needs space and the right to run programs; %s names another one"
                .formatted(System.getProperty(JAVACPP, "~/.javacpp/cache"), NativeFolder.VARIABLE);
    }

    private static void tell(String property, Path folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, folder.toString());
        }
    }
}
