/** Grids of designs, batch sizes and strategies, predicted or measured by any number of processes on one folder. */
package dev.densescope.sweep;
