package dev.densescope.file;

import java.util.concurrent.CancellationException;

/** Receives the progress of reading a file, and may cancel it. Called often, by the reading thread. */
@FunctionalInterface
public interface ReadProgress {
    /** Ignores progress and never cancels. */
    ReadProgress NONE = fraction -> {};

    /**
     * Reports how much has been read.
     *
     * @param fraction of the bytes of the file, from 0 to 1; rises
     * @throws CancellationException if reading is cancelled: an expected failure
     */
    void read(double fraction);
}
