/**
 * The handling of unexpected failures at the edges of the program: each becomes a sentence with a next step, and a
 * stack trace in the log.
 */
package dev.densescope.failure;
