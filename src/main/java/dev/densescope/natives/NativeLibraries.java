package dev.densescope.natives;

import dev.densescope.file.FileProblem;
import dev.densescope.file.Sha256;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Sets the folder to which libraries unpack their native code. By default, some choose the current folder or a shared
 * one. Thread-safe.
 */
public final class NativeLibraries {
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    /** The system properties that libraries read, and their subfolders. */
    private static final Map<String, String> FOLDERS = Map.of(JAVACPP, "javacpp", "org.sqlite.tmpdir", "sqlite");

    /** Digits of the digest in a file name; enough to distinguish versions. */
    private static final int DIGEST_DIGITS = 16;

    private NativeLibraries() {}

    /**
     * Sets the properties. Call it before a library loads native code; repeated calls have no effect. Properties set by
     * the user are kept.
     *
     * @return the folder, which no other user can write to
     * @throws NativeFolderException if there is no suitable folder
     */
    public static Path prepare() {
        Path folder = NativeFolder.ofThisUser().choose();
        FOLDERS.forEach((property, part) -> setProperty(property, folder.resolve(part)));
        return folder;
    }

    /** Sets the property of JavaFX, which needs a folder for each version. */
    public static void prepareJavaFx(String version) {
        setProperty("javafx.cachedir", prepare().resolve("javafx").resolve(version));
    }

    /**
     * Unpacks a library to a file named after its content, unless it exists: other versions have other files. A file
     * with other content, for example an incomplete one, is replaced.
     *
     * @param name file name of the library
     * @throws NativeFolderException if it cannot be written
     */
    public static Path unpack(String name, byte[] content) {
        return unpack(prepare(), name, content);
    }

    static Path unpack(Path folder, String name, byte[] content) {
        Path library = folder.resolve(Sha256.hex(content).substring(0, DIGEST_DIGITS) + "-" + name);
        try {
            if (!Files.isRegularFile(library) || !Arrays.equals(content, Files.readAllBytes(library))) {
                AtomicFile.write(library, content);
            }
            return library;
        } catch (IOException unwritable) {
            throw new NativeFolderException(Map.of(folder, FileProblem.reason(unwritable)));
        }
    }

    /** Advice if a library does not load, as the end of a sentence. */
    public static Text advice() {
        return Text.of(
                "their folder %s needs free space and must allow programs to run; %s names another folder",
                System.getProperty(JAVACPP, "~/.javacpp/cache"), NativeFolder.VARIABLE);
    }

    private static void setProperty(String property, Path folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, folder.toString());
        }
    }
}
