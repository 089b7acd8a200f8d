/**
 * The run file: one SQLite database per run, written during the run, so that it can be opened even if the process is
 * killed.
 */
package dev.densescope.session.file;
