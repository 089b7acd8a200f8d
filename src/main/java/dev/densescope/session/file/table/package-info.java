/** The tables of a run file, and reading them as what may come from anywhere: expected tables, bounded values. */
package dev.densescope.session.file.table;
