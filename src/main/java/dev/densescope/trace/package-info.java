/**
 * Traces of runs in the formats of other programs, one package per format. Each writer streams: of the events of a step
 * it keeps none.
 */
package dev.densescope.trace;
