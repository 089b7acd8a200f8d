/** Runs from settings to outcome: progress, cancellation, measurements, and the record that reports are made of. */
package dev.densescope.session;
