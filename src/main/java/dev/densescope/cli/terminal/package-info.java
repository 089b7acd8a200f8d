/** The two output streams of a command, filtered text, and tables. */
package dev.densescope.cli.terminal;
