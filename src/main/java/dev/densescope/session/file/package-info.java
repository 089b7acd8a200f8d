/** The run file: one SQLite database per run, written while the run goes on, so that a killed run reopens. */
package dev.densescope.session.file;
