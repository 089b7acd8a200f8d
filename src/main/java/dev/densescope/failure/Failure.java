package dev.densescope.failure;

/**
 * A failure that has been logged.
 *
 * @param sentence what happened, why, and what to do, for the user
 * @param details the stack trace, for a bug report
 */
public record Failure(String sentence, String details) {}
