/** What has happened in a run as tables: operations, steps, epochs. */
package dev.densescope.ui.run.table;
