package dev.densescope.data;

/** Folders look like splits or folds that cannot be trained on: they can if the user says that they are classes. */
public final class SplitsException extends DataException {
    private static final long serialVersionUID = 1L;

    public SplitsException(String message, Throwable cause) {
        super(message, cause);
    }
}
