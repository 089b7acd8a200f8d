package dev.densescope.data.image;

/** A file that is not a usable image. The message is the reason, as the end of a sentence: {@code it is empty}. */
public class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableImageException(String reason) {
        super(reason);
    }

    public UnreadableImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
