/** A run from request to outcome: run thread, progress, cancel, measurements, and the run file that survives a kill. */
package dev.densescope.session;
