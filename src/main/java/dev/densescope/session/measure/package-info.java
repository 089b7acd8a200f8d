/** Measurements of a run: steps, epochs, layers, bytes. */
package dev.densescope.session.measure;
