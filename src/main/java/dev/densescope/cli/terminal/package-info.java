/** The two streams of a command: what is said on them, and how tables are set. */
package dev.densescope.cli.terminal;
