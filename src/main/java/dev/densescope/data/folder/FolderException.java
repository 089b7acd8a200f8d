package dev.densescope.data.folder;

/** A folder of images that cannot be used. The message is one sentence for the user, with the next step. */
public final class FolderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean usableAsClasses;

    FolderException(String message) {
        this(message, false);
    }

    FolderException(String message, boolean usableAsClasses) {
        super(message);
        this.usableAsClasses = usableAsClasses;
    }

    /** Whether it can be used if the user declares its folders as classes. */
    public boolean isUsableAsClasses() {
        return usableAsClasses;
    }
}
