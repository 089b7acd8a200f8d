/** The rows of the tables: from a record of a run to rows, and back with every value checked. */
package dev.densescope.session.file.rows;
