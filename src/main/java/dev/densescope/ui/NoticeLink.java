package dev.densescope.ui;

/**
 * A link that answers a question or follows up a notice, and closes it.
 *
 * @param text of the link
 * @param action of the link, on the JavaFX thread
 */
public record NoticeLink(String text, Runnable action) {}
