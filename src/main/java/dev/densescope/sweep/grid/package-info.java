/** Sweeps as values: the grid of a sweep, its cells and parts, and what its cells are computed with. */
package dev.densescope.sweep.grid;
