/** Folded stacks, the text format of flame graphs. */
package dev.densescope.trace.folded;
