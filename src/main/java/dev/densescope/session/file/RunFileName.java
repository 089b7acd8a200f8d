package dev.densescope.session.file;

/** The names of run files. */
public final class RunFileName {
    /** The extension, including the dot. */
    public static final String EXTENSION = ".dscope";

    private RunFileName() {}

    /** A file name without the extension of run files; as it is, if it has another one. */
    public static String stem(String fileName) {
        return fileName.endsWith(EXTENSION) ? fileName.substring(0, fileName.length() - EXTENSION.length()) : fileName;
    }
}
