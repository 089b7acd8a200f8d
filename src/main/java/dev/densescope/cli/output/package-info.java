/** The files that a command writes: their folder, their names, their formats. */
package dev.densescope.cli.output;
