/** The Reports screen: runs, what their numbers say, and export. */
package dev.densescope.ui.reports;
