/** The command line: parsing, tables, progress and exit codes. The only package that uses the standard streams. */
package dev.densescope.cli;
