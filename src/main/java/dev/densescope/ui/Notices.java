package dev.densescope.ui;

/** Short messages at the edge of the window that never block; done and failed work is told here. FX thread only. */
public interface Notices {
    /** Tells of something done. */
    void done(String text);

    /** Tells of something done, with a link. */
    void done(String text, String linkText, Runnable link);

    /** Tells of something that failed: what happened, the likely cause and what to do, in one or two sentences. */
    void failed(String text);
}
