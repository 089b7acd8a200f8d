/** Chrome's trace event format, for Perfetto, chrome://tracing and speedscope. */
package dev.densescope.trace.chrome;
