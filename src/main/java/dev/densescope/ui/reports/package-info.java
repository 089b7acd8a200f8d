/** The Reports screen: runs, findings, and export. */
package dev.densescope.ui.reports;
