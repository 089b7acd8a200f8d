package dev.densescope.ui;

import dev.densescope.failure.Failure;
import java.util.List;

/** Short messages at the edge of the window that never block; done and failed work is told here. FX thread only. */
public interface Notices {
    /** Tells of something done. */
    void done(String text);

    /** Tells of something done, with links in this order. */
    void done(String text, List<NoticeLink> links);

    /** Offers something, which stays until it is taken or closed. */
    void offer(String text, String linkText, Runnable link);

    /** Removes a notice that is no longer true. */
    void withdraw(String text);

    /** Tells of something that failed: what happened, the likely cause and what to do, in one or two sentences. */
    void failed(String text);

    /** Tells of something that failed and is in the log; its details may be copied. */
    void failed(Failure failure);
}
