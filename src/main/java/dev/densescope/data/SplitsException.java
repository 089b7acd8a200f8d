package dev.densescope.data;

/** Folders that look like splits or folds and cannot be trained on, unless the user declares them as classes. */
public final class SplitsException extends DataException {
    private static final long serialVersionUID = 1L;

    public SplitsException(String message, Throwable cause) {
        super(message, cause);
    }
}
