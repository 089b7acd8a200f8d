/** Runs that follow each other, and what the terminal shows of them. */
package dev.densescope.cli.run;
