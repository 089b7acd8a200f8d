/** Sequences of runs and their output on the terminal. */
package dev.densescope.cli.run;
