/** What can be exported, from where, and in which formats: the list from which menus and commands are built. */
package dev.densescope.ui.export.offer;
