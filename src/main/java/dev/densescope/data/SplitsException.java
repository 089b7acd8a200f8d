package dev.densescope.data;

import dev.densescope.language.Text;

/** Folders that look like splits or folds and cannot be trained on, unless the user declares them as classes. */
public final class SplitsException extends DataException {
    private static final long serialVersionUID = 1L;

    public SplitsException(Text message, Throwable cause) {
        super(message, cause);
    }
}
