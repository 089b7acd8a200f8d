package dev.densescope.language;

/** An exception whose message can be read in all languages; the message itself is in English. */
public interface Told {
    /** The message. */
    Text told();
}
