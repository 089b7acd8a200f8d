/** Recognises and opens files of traces: plain, gzip, or several in a zip archive. */
package dev.densescope.trace.imports.open;
