/** The text of {@code --help}: sections of options, wrapped to the width of the terminal. */
package dev.densescope.cli.help;
