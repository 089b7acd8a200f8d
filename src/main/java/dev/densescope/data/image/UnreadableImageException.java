package dev.densescope.data.image;

/** A file holds no image that could be used; the message says why, as the end of a sentence: {@code it is empty}. */
public class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableImageException(String reason) {
        super(reason);
    }

    public UnreadableImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
