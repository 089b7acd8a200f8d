/** Files that are written whole or not at all, names that processes claim, and why the operating system refuses. */
package dev.densescope.file;
