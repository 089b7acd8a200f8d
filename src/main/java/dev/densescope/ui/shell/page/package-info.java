/** Windows next to the main one, each with one page. */
package dev.densescope.ui.shell.page;
