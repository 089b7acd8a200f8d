/** The tables of a run file, and reading them from untrusted files: only expected tables, with checked values. */
package dev.densescope.session.file.table;
