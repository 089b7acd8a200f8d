package dev.densescope.file.write;

import java.util.concurrent.CancellationException;

/** Receives the progress of writing, and may cancel it. Called often, by the writing thread. */
@FunctionalInterface
public interface WriteProgress {
    /** Ignores progress and never cancels. */
    WriteProgress NONE = fraction -> {};

    /**
     * Reports how much has been written.
     *
     * @param fraction from 0 to 1; rises while one content is written
     * @throws CancellationException if writing is cancelled: an expected failure, after which no file is left
     */
    void written(double fraction);

    /** The progress of one of several parts of equal length, counted from 0. */
    default WriteProgress part(int index, int parts) {
        return fraction -> written((index + fraction) / parts);
    }
}
