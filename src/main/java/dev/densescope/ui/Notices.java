package dev.densescope.ui;

import dev.densescope.failure.Failure;
import java.nio.file.Path;
import java.util.List;

/** Short messages at the edge of the window that never block; done and failed work is told here. FX thread only. */
public interface Notices {
    /** Tells of something done. */
    void done(String text);

    /** Tells of something done, with links in this order. */
    void done(String text, List<NoticeLink> links);

    /** Tells that a file was written, with links that open it and show it in its folder. */
    void written(String text, Path file);

    /** Tells that files were written into a folder, with a link that opens it. */
    void writtenInto(String text, Path folder);

    /** Offers something, which stays until it is taken or closed. */
    void offer(String text, String linkText, Runnable link);

    /** Removes a notice that is no longer true. */
    void withdraw(String text);

    /** Tells of something that failed: what happened, the likely cause and what to do, in one or two sentences. */
    void failed(String text);

    /** Tells of something that failed and is in the log; its details may be copied. */
    void failed(Failure failure);
}
