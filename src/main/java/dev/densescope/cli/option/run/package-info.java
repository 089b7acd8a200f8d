/** Options of runs: their training, their images, their turns, and the files of their parameters. */
package dev.densescope.cli.option.run;
