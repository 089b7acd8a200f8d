package dev.densescope.failure;

/**
 * Something that failed and is in the log.
 *
 * @param sentence what happened, why, and what to do, for the user
 * @param details the stack, for those who are to mend it
 */
public record Failure(String sentence, String details) {}
