/** The command line: parsing, human tables, progress and exit codes. The only package that talks to the process' streams. */
package dev.densescope.cli;
