/** Files that are written whole or not at all, and why the operating system refuses. */
package dev.densescope.file;
