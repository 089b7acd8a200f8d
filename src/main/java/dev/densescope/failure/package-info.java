/** The edges at which failures end: each becomes a sentence with a next step, and a stack in the log. */
package dev.densescope.failure;
